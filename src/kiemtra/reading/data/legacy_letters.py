"""Letters of two encodings from before Unicode, as they look where their bytes are taken for Western European ones.

TCVN 5712:1993, third table ("TCVN3", "ABC"; fonts .Vn…), and VNI for Windows (fonts VNI-…): a letter and a sign after it.
"""

TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)

_SIGNS = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HATS = {"à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323", "â": ""}
_BREVES = {"è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323", "ê": ""}
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    """Every letter with its sign as one key of one or two letters, small and capital."""
    pairs = dict(_ALONE)
    pairs |= {base + sign: base + mark for base in "aeouyôö" for sign, mark in _SIGNS.items()}
    pairs |= {base + sign: base + "\u0302" + mark for base in "aeo" for sign, mark in _HATS.items()}
    pairs |= {"a" + sign: "a\u0306" + mark for sign, mark in _BREVES.items()}
    pairs = {key: value.replace("ô", "ơ").replace("ö", "ư") for key, value in pairs.items()}
    capitals = {key.upper(): value.upper() for key, value in pairs.items()}
    mixed = {key[0].upper() + key[1:]: value[0].upper() + value[1:] for key, value in pairs.items() if len(key) == 2}
    return mixed | capitals | pairs


VNI = _vni()

# Syllables that a text about administration is made of and that no other language has.
_SYLLABLES = """
của và các số tháng năm kế hoạch kiểm tỉnh huyện xã ủy uỷ nhân dân hành chính tác cải cách thực hiện đơn vị được đối với về việc cơ sở phòng thành phố
quyết định nội vụ thông báo cáo kết quả nhà nước có không những để này đã tại là một người từ đến phường quận chỉ thị nghị phủ chủ tịch căn cứ điều khoản
văn bản triển đoàn kỷ luật ngày
"""
COMMON = frozenset(_SYLLABLES.split())
