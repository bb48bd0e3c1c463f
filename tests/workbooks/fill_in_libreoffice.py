"""Opens a workbook in LibreOffice, fills in cells, saves it: run by the system's own Python, which has `uno`.

fill_in_libreoffice.py PORT_OR_PIPE IN OUT FILTER '{"Báo cáo": {"E6": 41, "E9": "=DATE(2025;6;1)"}}'
"""

import json
import sys
import time
from contextlib import suppress

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException


def desktop(pipe: str):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice did not answer")


def fact(name: str, value):
    told = PropertyValue()
    told.Name, told.Value = name, value
    return told


def main() -> None:
    pipe, source, target, kind, cells = sys.argv[1:]
    office = desktop(pipe)
    book = office.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (fact("Hidden", True),))
    for sheet, values in json.loads(cells).items():
        for cell, value in values.items():
            there = book.Sheets.getByName(sheet).getCellRangeByName(cell)
            if isinstance(value, str) and not value.startswith("="):
                there.String = value
            elif isinstance(value, str):
                there.Formula = value
            else:
                there.Value = value
    book.storeToURL(uno.systemPathToFileUrl(target), (fact("FilterName", kind),))
    book.close(True)
    # The office is gone before it can answer.
    with suppress(DisposedException):
        office.terminate()


if __name__ == "__main__":
    main()
