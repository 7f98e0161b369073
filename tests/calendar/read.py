"""Says as JSON what the Python library `icalendar` reads in a file."""

import json
import sys
from datetime import timezone

from icalendar import Calendar


def moment(value):
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def event(component):
    if component.errors:
        raise SystemExit(f"not understood: {component.errors}")
    start = component.decoded("DTSTART")
    alarms = [it for it in component.subcomponents if it.name == "VALARM"]
    return {
        "uid": str(component["UID"]),
        "sequence": str(component.decoded("SEQUENCE")),
        "from": moment(start),
        "until": moment(component.decoded("DTEND")),
        "summary": str(component["SUMMARY"]),
        "location": str(component.get("LOCATION", "")),
        "url": str(component.get("URL", "")),
        "class": str(component.get("CLASS", "PUBLIC")),
        "busy": str(component["TRANSP"]),
        "rings": " ".join(moment(start + it.decoded("TRIGGER")) for it in alarms),
        "words": " ".join(str(it["DESCRIPTION"]) for it in alarms),
    }


with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())
print(json.dumps([event(it) for it in calendar.walk("VEVENT")]))
