"""The end: recipients and signers (annex I, part I, II.7 and II.9)."""

import re
from collections.abc import Iterator

from kiemtra.drafting.checking.anatomy import Anatomy
from kiemtra.drafting.checking.faults import Fault, FormRule, fault
from kiemtra.drafting.checking.seen import Seen

_DEGREE = re.compile(r"(GS|PGS|TS|ThS|BS|KS|CN|NGND|NGƯT)\.|(Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Kỹ sư|Cử nhân)\b")
# Written otherwise than with the full stop of the decree: "T/M", "TM ", "K/T".
_ABBREVIATED = re.compile(r"(T/M|K/T|T/L|TM|KT|TL|TUQ|T\.M|K\.T|T\.L)(?!\.)\b")


def end_faults(anatomy: Anatomy) -> Iterator[Fault]:
    """Check who receives and who signs."""
    yield from _recipients(anatomy.recipients)
    yield from _signers(anatomy.signers)


def _recipients(recipients: tuple[Seen, ...]) -> Iterator[Fault]:
    if not recipients:
        yield fault(FormRule.RECIPIENTS)
        return
    lead, *listed = recipients
    styled = lead.set_in(12, 12, bold=True, italic=True) and all(each.set_in(11, 11, bold=False) for each in listed)
    if not styled:
        yield fault(FormRule.RECIPIENTS_STYLE, lead.text)
    if not listed or not listed[-1].text.startswith("- Lưu:"):
        yield fault(FormRule.RECIPIENTS_ARCHIVE, listed[-1].text if listed else "")
    ends = [";"] * (len(listed) - 1) + ["."]
    forms = zip(listed, ends, strict=False)
    wrong = [each.text for each, end in forms if not each.text.startswith("- ") or not each.text.endswith(end)]
    if wrong or lead.text != "Nơi nhận:":
        yield fault(FormRule.RECIPIENTS_FORM, wrong[0] if wrong else lead.text)


def _signers(signers: tuple[Seen, ...]) -> Iterator[Fault]:
    titles = [each for each in signers if each.text.isupper()]
    if not titles:
        yield fault(FormRule.SIGNER, signers[0].text if signers else "")
    for each in signers:
        if not each.set_in(13, 14, bold=True):
            yield fault(FormRule.SIGNER_STYLE, each.text)
        if _DEGREE.match(each.text):
            yield fault(FormRule.SIGNER_DEGREE, each.text)
    for each in titles:
        if _ABBREVIATED.match(each.text):
            yield fault(FormRule.AUTHORITY_FORM, each.text)
