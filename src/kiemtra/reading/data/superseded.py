"""Documents that no longer hold: number, or name and year → what holds since, and from which day.

Replaced by the clause of the later text, or (Resolution 30c/NQ-CP) followed by the programme of the next ten years;
amended documents still hold and stand in no row.
"""

from datetime import date

# (document, replaced by, from)
NUMBERED = (
    ("30c/NQ-CP", "Nghị quyết số 76/NQ-CP ngày 15/07/2021", date(2021, 7, 15)),
    ("93/2007/QĐ-TTg", "Quyết định số 09/2015/QĐ-TTg", date(2015, 5, 15)),
    ("09/2015/QĐ-TTg", "Nghị định số 61/2018/NĐ-CP", date(2018, 6, 21)),
    ("61/2018/NĐ-CP", "Nghị định số 118/2025/NĐ-CP", date(2025, 7, 1)),
    ("107/2021/NĐ-CP", "Nghị định số 118/2025/NĐ-CP", date(2025, 7, 1)),
    ("110/2004/NĐ-CP", "Nghị định số 30/2020/NĐ-CP", date(2020, 3, 5)),
    ("09/2010/NĐ-CP", "Nghị định số 30/2020/NĐ-CP", date(2020, 3, 5)),
    ("24/2014/NĐ-CP", "Nghị định số 45/2025/NĐ-CP", date(2025, 3, 1)),
    ("37/2014/NĐ-CP", "Nghị định số 45/2025/NĐ-CP", date(2025, 3, 1)),
    ("45/2025/NĐ-CP", "Nghị định số 150/2025/NĐ-CP", date(2025, 7, 1)),
    ("34/2011/NĐ-CP", "Nghị định số 112/2020/NĐ-CP", date(2020, 9, 20)),
    ("27/2012/NĐ-CP", "Nghị định số 112/2020/NĐ-CP", date(2020, 9, 20)),
    ("56/2015/NĐ-CP", "Nghị định số 90/2020/NĐ-CP", date(2020, 8, 20)),
    ("88/2017/NĐ-CP", "Nghị định số 90/2020/NĐ-CP", date(2020, 8, 20)),
    ("16/2015/NĐ-CP", "Nghị định số 60/2021/NĐ-CP", date(2021, 8, 15)),
    ("43/2011/NĐ-CP", "Nghị định số 42/2022/NĐ-CP", date(2022, 8, 15)),
    ("24/2010/NĐ-CP", "Nghị định số 138/2020/NĐ-CP", date(2020, 12, 1)),
    ("29/2012/NĐ-CP", "Nghị định số 115/2020/NĐ-CP", date(2020, 9, 29)),
    ("36/2013/NĐ-CP", "Nghị định số 62/2020/NĐ-CP", date(2020, 7, 20)),
    ("11/2003/QH11", "Luật Tổ chức chính quyền địa phương số 77/2015/QH13", date(2016, 1, 1)),
    ("77/2015/QH13", "Luật Tổ chức chính quyền địa phương số 65/2025/QH15", date(2025, 3, 1)),
    ("65/2025/QH15", "Luật Tổ chức chính quyền địa phương số 72/2025/QH15", date(2025, 6, 16)),
    ("76/2015/QH13", "Luật Tổ chức Chính phủ số 63/2025/QH15", date(2025, 3, 1)),
    ("80/2015/QH13", "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15", date(2025, 4, 1)),
    ("22/2008/QH12", "Luật Cán bộ, công chức số 80/2025/QH15", date(2025, 7, 1)),
    ("56/2010/QH12", "Luật Thanh tra số 11/2022/QH15", date(2023, 7, 1)),
    ("11/2022/QH15", "Luật Thanh tra số 84/2025/QH15", date(2025, 7, 1)),
)
# (name, year in which it was passed, replaced by, from)
NAMED = (
    ("Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", 2003, "Luật Tổ chức chính quyền địa phương năm 2015", date(2016, 1, 1)),
    ("Luật Tổ chức HĐND và UBND", 2003, "Luật Tổ chức chính quyền địa phương năm 2015", date(2016, 1, 1)),
    ("Luật Tổ chức chính quyền địa phương", 2015, "Luật Tổ chức chính quyền địa phương năm 2025", date(2025, 3, 1)),
    ("Luật Tổ chức Chính phủ", 2001, "Luật Tổ chức Chính phủ năm 2015", date(2016, 1, 1)),
    ("Luật Tổ chức Chính phủ", 2015, "Luật Tổ chức Chính phủ năm 2025", date(2025, 3, 1)),
    ("Luật Ban hành văn bản quy phạm pháp luật", 2008, "Luật Ban hành văn bản quy phạm pháp luật năm 2015", date(2016, 7, 1)),
    ("Luật Ban hành văn bản quy phạm pháp luật", 2015, "Luật Ban hành văn bản quy phạm pháp luật năm 2025", date(2025, 4, 1)),
    ("Luật Cán bộ, công chức", 2008, "Luật Cán bộ, công chức năm 2025", date(2025, 7, 1)),
    ("Luật Thanh tra", 2004, "Luật Thanh tra năm 2010", date(2011, 7, 1)),
    ("Luật Thanh tra", 2010, "Luật Thanh tra năm 2022", date(2023, 7, 1)),
    ("Luật Thanh tra", 2022, "Luật Thanh tra năm 2025", date(2025, 7, 1)),
    ("Luật Khiếu nại, tố cáo", 1998, "Luật Khiếu nại năm 2011", date(2012, 7, 1)),
    ("Luật Tố cáo", 2011, "Luật Tố cáo năm 2018", date(2019, 1, 1)),
    ("Luật Phòng, chống tham nhũng", 2005, "Luật Phòng, chống tham nhũng năm 2018", date(2019, 7, 1)),
    ("Luật Giao dịch điện tử", 2005, "Luật Giao dịch điện tử năm 2023", date(2024, 7, 1)),
    ("Luật Lưu trữ", 2011, "Luật Lưu trữ năm 2024", date(2025, 7, 1)),
    ("Luật Thi đua, khen thưởng", 2003, "Luật Thi đua, khen thưởng năm 2022", date(2024, 1, 1)),
)  # fmt: skip
