// Says as JSON what ical.js reads in a file. Thunderbird uses the same.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const moment = (time) => time.toJSDate().toISOString().replace(".000", "");

const event = (component) => {
  const read = new ICAL.Event(component);
  const alarms = component.getAllSubcomponents("valarm");
  const rings = alarms.map((alarm) => {
    const at = read.startDate.clone();
    at.addDuration(alarm.getFirstPropertyValue("trigger"));
    return moment(at);
  });
  return {
    uid: read.uid,
    sequence: String(read.sequence),
    from: moment(read.startDate),
    until: moment(read.endDate),
    summary: read.summary,
    location: read.location ?? "",
    url: component.getFirstPropertyValue("url") ?? "",
    class: component.getFirstPropertyValue("class") ?? "PUBLIC",
    busy: component.getFirstPropertyValue("transp"),
    rings: rings.join(" "),
    words: alarms.map((alarm) => alarm.getFirstPropertyValue("description")).join(" "),
  };
};

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
console.log(JSON.stringify(calendar.getAllSubcomponents("vevent").map(event)));
