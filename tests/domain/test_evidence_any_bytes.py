"""Types told by bytes: no file is too odd to be told, and what a browser would run is never taken."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiemtra.domain.errors import Refusal
from kiemtra.domain.evidence import HEAD_BYTES, Archive, MediaType, is_archive, sniff, why_not_take

SIGNATURES = [b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"WEBP", b"PK\x03\x04", b"", b"\xef\xbb\xbf"]
heads = st.builds(bytes.__add__, st.sampled_from(SIGNATURES), st.binary(max_size=64)) | st.binary(max_size=HEAD_BYTES)
names = st.lists(
    st.sampled_from(["[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "content.xml", "vbaProject.bin"])
    | st.text(max_size=12),
    max_size=5,
)
blanks = st.text(" \t\r\n\f\v", max_size=6).map(str.encode)
bytes_order_marks = st.sampled_from([b"", b"\xef\xbb\xbf"])
MARKUP = [
    b"<!DOCTYPE html><script>alert(1)</script>",
    b"<html>",
    b"<HTML>",
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    b"<?xml version='1.0'?><svg/>",
    b"<script>alert(1)</script>",
    b"<!-- x --><html>",
]
PROGRAMS = [b"MZ\x90\x00\x03", b"\x7fELF\x02\x01\x01\x00", b"\xca\xfe\xba\xbe\x00\x00", b"\xcf\xfa\xed\xfe\x07\x00"]


@given(head=heads, inside=names)
@example(head=b"RIFF", inside=[])
@example(head=b"PK\x03\x04", inside=[])
def test_sniff_answers_for_any_bytes(head: bytes, inside: list[str]) -> None:
    kind = sniff(head, inside)

    assert kind is None or kind in MediaType
    if kind in {MediaType.DOCX, MediaType.XLSX, MediaType.ODS}:
        assert is_archive(head)
        assert not any(name.endswith("vbaProject.bin") for name in inside)


@given(mark=bytes_order_marks, lead=blanks, markup=st.sampled_from(MARKUP), rest=st.binary(max_size=64), inside=names)
def test_markup_is_never_taken(mark: bytes, lead: bytes, markup: bytes, rest: bytes, inside: list[str]) -> None:
    assert sniff(mark + lead + markup + rest, inside) is None


@given(program=st.sampled_from(PROGRAMS), rest=st.binary(max_size=256), inside=names)
def test_programs_are_never_taken(program: bytes, rest: bytes, inside: list[str]) -> None:
    assert sniff(program + rest, inside) is None


@pytest.mark.parametrize("script", [b"#!/bin/sh\nrm -rf ~\n", b"<?php system($_GET[0]);", b"@echo off\r\ndel *"])
def test_scripts_are_at_most_plain_text(script: bytes) -> None:
    assert sniff(script) in {None, MediaType.TEXT}


LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<", include_characters="\t\n\r")


@given(text=st.text(LETTERS, min_size=1, max_size=200))
def test_text_without_markup_is_text(text: str) -> None:
    head = text.encode()
    if not any(head.startswith(signature) for signature in SIGNATURES if signature and signature != b"\xef\xbb\xbf"):
        assert sniff(head) is MediaType.TEXT


@given(text=st.text(alphabet="ữệộạăđ ", min_size=3, max_size=80), cut=st.integers(1, 3))
def test_text_cut_in_the_middle_of_a_letter_is_still_text(text: str, cut: int) -> None:
    head = text.encode()

    assert sniff(head[: max(1, len(head) - cut)] if len(head) > 3 else head) in {MediaType.TEXT, None}
    assert sniff(("Báo cáo " + text).encode()[:-cut] or b"B") is MediaType.TEXT


@given(head=heads, size=st.integers(0, 100), inside=names)
def test_why_not_take_names_one_reason(head: bytes, size: int, inside: list[str]) -> None:
    refusal = why_not_take(head, size=size, limit=50, archive=Archive(inside))

    if size > 50:
        assert refusal is Refusal.FILE_TOO_LARGE
    else:
        assert refusal is (None if size and sniff(head, inside) else Refusal.FILE_TYPE_REFUSED)
