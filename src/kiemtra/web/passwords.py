"""The one rule for passwords as Django asks for it, with its sentences.

The broken ones are the 20,000 most common that Django ships (its file `common-passwords.txt.gz`, by Royce Williams from
public leaks); ours are in `data/passwords.toml`.
"""

from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from kiemtra.data.passwords import guessable_words
from kiemtra.domain import passwords
from kiemtra.domain.passwords import Weakness
from kiemtra.store.models import User
from kiemtra.store.queries import signing

SENTENCES: dict[Weakness, str] = {
    Weakness.TOO_SHORT: f"Mật khẩu phải có ít nhất {passwords.SHORTEST} ký tự.",
    Weakness.TOO_LONG: f"Mật khẩu dài nhất {passwords.LONGEST} ký tự.",
    Weakness.TOO_COMMON: "Mật khẩu này quá dễ đoán.",
    Weakness.ONLY_DIGITS: "Mật khẩu chỉ gồm chữ số (ngày sinh, số điện thoại…) rất dễ dò; hãy thêm chữ.",
    Weakness.TOO_REGULAR: "Mật khẩu lặp lại hoặc xếp theo thứ tự nên rất dễ dò.",
    Weakness.PERSONAL: "Mật khẩu không được ghép từ họ tên, tên đăng nhập hay tên cơ quan của chính mình.",
}
ADVICE = (
    f"Ít nhất {passwords.SHORTEST} ký tự. Nên ghép bốn, năm từ không liên quan với nhau; không dùng tên địa phương, tên cơ quan, "
    "họ tên, năm."
)


@cache
def broken() -> frozenset[str]:
    """The broken passwords in plain letters."""
    return frozenset(passwords.plain_letters(one) for one in CommonPasswordValidator().passwords)


class PasswordValidator:
    """All that is wrong at once, in Vietnamese."""

    def validate(self, password: str, user: User | None = None) -> None:
        personal = [*_names(user), *(signing.agencies_of(user) if user and not user._state.adding else ())]
        found = passwords.weaknesses(password, broken=broken(), words=guessable_words(), personal=personal)
        if found:
            raise ValidationError([ValidationError(SENTENCES[one], code=f"password_{one}") for one in found])

    def get_help_text(self) -> str:
        return ADVICE


def _names(user: User | None) -> list[str]:
    return [user.username, user.full_name, user.email.partition("@")[0]] if user else []
