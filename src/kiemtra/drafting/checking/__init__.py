"""Hold a DOCX, also one edited by hand, against the form that Decree 30/2020/NĐ-CP asks for."""

from zipfile import BadZipFile

from docx.opc.exceptions import OpcError

from kiemtra.drafting.checking.anatomy import dissect
from kiemtra.drafting.checking.end import end_faults
from kiemtra.drafting.checking.faults import Fault, FormRule, fault
from kiemtra.drafting.checking.head import head_faults
from kiemtra.drafting.checking.page import page_faults
from kiemtra.drafting.checking.seen import File
from kiemtra.drafting.checking.text import text_faults


def check_docx(data: bytes) -> tuple[Fault, ...]:
    """List the faults of form of a DOCX, in the order of the decree; none where a records clerk would accept it."""
    try:
        file = File.opened(data)
    # KeyError: an archive without the parts of a document; ValueError: another kind of file; SyntaxError: broken XML.
    except (BadZipFile, OpcError, KeyError, ValueError, SyntaxError) as error:
        return (fault(FormRule.UNREADABLE, type(error).__name__),)
    anatomy = dissect(file)
    return (*page_faults(file, anatomy), *head_faults(anatomy), *text_faults(anatomy), *end_faults(anatomy))
