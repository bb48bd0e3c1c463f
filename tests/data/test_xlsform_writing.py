import pytest

from kiemtra.data.forms import load_forms
from kiemtra.data.xlsform import form_of
from kiemtra.data.xlsform.standard import standard_faults
from kiemtra.data.xlsform.writing import sheets_of
from kiemtra.domain.forms import FormTemplate


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.code)
def test_a_form_that_is_written_reads_back_to_itself(form: FormTemplate) -> None:
    sheets = sheets_of(form)

    assert form_of(sheets) == form
    assert standard_faults(sheets) == ()
