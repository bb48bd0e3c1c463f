"""Read texts about inspections and print who is inspected, when, and what contradicts what.

python examples/read_plan.py examples/texts/s0-hung-yen-city-2022.txt …
"""

import sys

from kiemtra.reading import UnreadableFile, cross_check, open_file, read
from kiemtra.reading.values import UnitRole, WindowPurpose


def main(paths: list[str]) -> None:
    """Print the facts of the files that can be read, and why the others cannot."""
    readings = []
    for path in paths:
        try:
            text = open_file(path)
        except UnreadableFile as error:
            print(error)
            continue
        reading = read(text)
        readings.append(reading)
        print(text.name)
        if reading.plan:
            print(f"  {reading.plan.surface}")
        for unit in reading.units:
            if unit.role is UnitRole.INSPECTED:
                print(f"  {unit.name}: “{text.text[unit.span[0] : unit.span[1]]}”")
        for window in reading.windows:
            if window.purpose is WindowPurpose.INSPECTION:
                print(f"  {window.start} – {window.end}")
        for anomaly in reading.anomalies:
            print(f"  ! {anomaly.message}")
    for anomaly in cross_check(readings):
        print(f"! {anomaly.message}")


if __name__ == "__main__":
    main(sys.argv[1:])
