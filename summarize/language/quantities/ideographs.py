"""Numbers in Chinese and Japanese characters: 十四, 二百三十, 三万五千."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_DIGITS = {
    c: i
    for i, group in enumerate(("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for c in group
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_RUN = regex.compile(rf"(?<![\p{{Nd}}第])[{''.join([*_DIGITS, *_SMALL, *_LARGE])}]+")
_COUNTED = regex.compile(r"\s?[人名件年月日歳岁円元個个次回台隻匹本枚頭头倍割戸户棟栋軒校社時时分秒艘架辆輌]")
_LONGEST = 24


def ideographic(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield the offsets and values of such numbers that count something, or are of several characters."""
    if text.isascii():
        return
    for match in _RUN.finditer(text):
        run = match.group()
        several = len(run) > 1 and not {*run}.isdisjoint(_SMALL)
        if len(run) <= _LONGEST and (several or _COUNTED.match(text, match.end())):
            yield *match.span(), _value(run)


def _value(run: str) -> float:
    if {*run} <= {*_DIGITS}:
        # Digit by digit: 二〇二六.
        return float("".join(str(_DIGITS[c]) for c in run))
    total = section = digit = 0
    for c in run:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _SMALL:
            section, digit = section + (digit or 1) * _SMALL[c], 0
        else:
            total, section, digit = total + ((section + digit) or 1) * _LARGE[c], 0, 0
    return float(total + section + digit)
