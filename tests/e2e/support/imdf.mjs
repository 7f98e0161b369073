// A made-up building of any size, as an IMDF archive: one floor with desks in a grid, five zones
// beside each other. For figures that the real building is too small or too spread out for.

import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** Levels of zones, from lively to silent. */
export const LEVELS = ['meet', 'collaborate', 'mixed', 'focus', 'silence'];
/** One desk with its share of the aisle, in metres. */
const PITCH = { across: 2.4, down: 2.0 };
const DESK = { across: 1.6, down: 0.8 };
/** Where it stands, and how many degrees a metre is there. */
const ORIGIN = { longitude: 5.1, latitude: 52.1 };
const DEGREES = { across: 1 / (111_320 * Math.cos((ORIGIN.latitude * Math.PI) / 180)), down: 1 / 110_574 };

/** The same key for the same name, always. */
function key(name) {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const point = (x, y) => [ORIGIN.longitude + x * DEGREES.across, ORIGIN.latitude - y * DEGREES.down];

function rectangle(x, y, width, height) {
  const corners = [[x, y], [x, y + height], [x + width, y + height], [x + width, y], [x, y]];
  return { type: 'Polygon', coordinates: [corners.map(([x, y]) => point(x, y))] };
}

const label = (text) => ({ nl: text, en: text });

function feature(kind, name, geometry, properties) {
  return { id: key(`${kind} ${name}`), type: 'Feature', feature_type: kind, geometry, properties };
}

/** Every file of the archive by name. */
function files(desks) {
  const columns = Math.ceil(Math.sqrt(desks * 1.6));
  const rows = Math.ceil(desks / columns);
  const [width, height] = [columns * PITCH.across + 2, rows * PITCH.down + 2];
  const whole = rectangle(0, 0, width, height);
  const middle = { type: 'Point', coordinates: point(width / 2, height / 2) };
  const building = key('building ground');
  const level_id = key('level 0');
  const address_id = key('address 0');
  const zones = LEVELS.map((level, index) =>
    feature('section', level, rectangle((index * width) / 5, 0, width / 5, height), {
      category: 'unspecified', name: label(level), level_id, 'werkhub:zone': level,
    }),
  );
  const fixtures = Array.from({ length: desks }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const [x, y] = [1 + column * PITCH.across, 1 + row * PITCH.down];
    const code = `0.${String(row + 1).padStart(3, '0')}-${column + 1}`;
    const display_point = { type: 'Point', coordinates: point(x + DESK.across / 2, y + DESK.down / 2) };
    return feature('fixture', code, rectangle(x, y, DESK.across, DESK.down), {
      category: 'desk', name: label(code), level_id, display_point,
    });
  });
  const layers = {
    venue: [feature('venue', 'large', whole, { category: 'governmentfacility', name: label('Werk Hub Groot'), hours: 'Mo-Fr 07:00-19:00', display_point: middle, address_id })],
    address: [{ ...feature('address', '0', null, { address: 'Straat 1', locality: 'Plaats', country: 'NL' }) }],
    building: [feature('building', 'ground', null, { name: label('Werk Hub Groot'), category: 'unspecified', display_point: middle, address_id })],
    footprint: [feature('footprint', '0', whole, { category: 'ground', name: null, building_ids: [building] })],
    level: [feature('level', '0', whole, { category: 'unspecified', outdoor: false, ordinal: 0, name: label('Begane grond'), short_name: label('0'), display_point: middle, building_ids: [building] })],
    section: zones,
    unit: [feature('unit', 'hall', whole, { category: 'room', name: null, level_id, display_point: middle })],
    fixture: fixtures,
  };
  for (const empty of ['amenity', 'anchor', 'detail', 'geofence', 'kiosk', 'occupant', 'opening', 'relationship']) layers[empty] = [];
  const named = Object.entries(layers).map(([name, features]) => [`${name}.geojson`, { type: 'FeatureCollection', name, features }]);
  const manifest = { version: '1.0.0', created: '2026-01-01T00:00:00Z', language: 'nl', extensions: ['imdf:extension:werkhub:places#1.0.0'] };
  return [['manifest.json', manifest], ...named];
}

/** A ZIP archive of stored files (APPNOTE 4.3). */
function zipped(entries) {
  const locals = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const bytes = Buffer.from(JSON.stringify(content));
    const title = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0); // version needed; no flags, stored, 1980-01-01
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, title, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, tail, title]));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

/** Writes a building with so many desks on one floor to `path`. */
export async function writeBuilding(path, desks) {
  await writeFile(path, zipped(files(desks)));
  return path;
}
