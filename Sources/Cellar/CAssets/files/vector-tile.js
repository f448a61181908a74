// Reads Mapbox vector tiles (version 2.1): bytes in, layers of features with points in tile units out.

/** The fields of a protobuf message, one after the other; stops at the end of the message. */
class Message {
  constructor(bytes, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.place = start;
    this.end = end;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  varint() {
    let value = 0;
    let weight = 1;
    for (;;) {
      if (this.place >= this.end) throw new RangeError("a tile ends in the middle of a number");
      const byte = this.bytes[this.place++];
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      weight *= 128;
    }
  }

  /** A part with its length before it. */
  part() {
    const size = this.varint();
    const start = this.place;
    if (start + size > this.end) throw new RangeError("a tile is shorter than it says");
    this.place = start + size;
    return new Message(this.bytes, start, start + size);
  }

  text() {
    const part = this.part();
    return new TextDecoder().decode(this.bytes.subarray(part.place, part.end));
  }

  /** Calls `take(field)` for each field; a field that is not taken is passed over. */
  each(take) {
    while (this.place < this.end) {
      const key = this.varint();
      const before = this.place;
      take(Math.floor(key / 8));
      if (this.place === before) this.skip(key % 8);
    }
  }

  skip(kind) {
    if (kind === 0) this.varint();
    else if (kind === 1) this.place += 8;
    else if (kind === 2) this.part();
    else if (kind === 5) this.place += 4;
    else throw new RangeError("a tile holds a field of an unknown kind");
  }
}

const zigzag = (number) => (number % 2 === 0 ? number / 2 : -(number + 1) / 2);

function value(message) {
  let result = null;
  message.each((field) => {
    if (field === 1) result = message.text();
    else if (field === 2) result = message.view.getFloat32((message.place += 4) - 4, true);
    else if (field === 3) result = message.view.getFloat64((message.place += 8) - 8, true);
    else if (field === 4 || field === 5) result = message.varint();
    else if (field === 6) result = zigzag(message.varint());
    else if (field === 7) result = message.varint() === 1;
  });
  return result;
}

/** The rings, lines or points of a shape: arrays of [x, y] in tile units. Rings are closed. */
function shape(message, kind) {
  const parts = [];
  let [x, y] = [0, 0];
  while (message.place < message.end) {
    const command = message.varint();
    const count = Math.floor(command / 8);
    switch (command % 8) {
      case 1:
        for (let each = 0; each < count; each++) {
          x += zigzag(message.varint());
          y += zigzag(message.varint());
          parts.push([[x, y]]);
        }
        break;
      case 2:
        for (let each = 0; each < count; each++) {
          x += zigzag(message.varint());
          y += zigzag(message.varint());
          parts.at(-1).push([x, y]);
        }
        break;
      case 7:
        parts.at(-1).push(parts.at(-1)[0]);
        break;
      default:
        throw new RangeError("a tile holds an unknown drawing command");
    }
  }
  return { kind, parts };
}

const kinds = ["unknown", "point", "line", "polygon"];

function feature(message, layer) {
  const result = { id: null, properties: {}, kind: "unknown", parts: [] };
  const tags = [];
  let drawing = null;
  message.each((field) => {
    if (field === 1) result.id = message.varint();
    else if (field === 2) {
      const part = message.part();
      while (part.place < part.end) tags.push(part.varint());
    } else if (field === 3) result.kind = kinds[message.varint()] ?? "unknown";
    else if (field === 4) drawing = message.part();
  });
  result.tags = tags;
  if (drawing) result.parts = shape(drawing, result.kind).parts;
  layer.features.push(result);
}

/**
 * Reads a tile.
 * @param {ArrayBuffer} buffer
 * @returns {Array<{name: string, extent: number, features: Array<{id: number, kind: string, parts: number[][][],
 *   properties: Object}>}>}
 */
export function readTile(buffer) {
  const layers = [];
  const tile = new Message(new Uint8Array(buffer));
  tile.each((field) => {
    if (field !== 3) return;
    const message = tile.part();
    const layer = { name: "", extent: 4096, features: [] };
    const [keys, values] = [[], []];
    message.each((inner) => {
      if (inner === 1) layer.name = message.text();
      else if (inner === 2) feature(message.part(), layer);
      else if (inner === 3) keys.push(message.text());
      else if (inner === 4) values.push(value(message.part()));
      else if (inner === 5) layer.extent = message.varint();
    });
    for (const each of layer.features) {
      for (let tag = 0; tag + 1 < each.tags.length; tag += 2) {
        each.properties[keys[each.tags[tag]]] = values[each.tags[tag + 1]];
      }
      delete each.tags;
    }
    layers.push(layer);
  });
  return layers;
}
