// A Leaflet layer that draws vector tiles on canvases: no picture comes from anywhere else, lines stay sharp.
import "./leaflet.js";
import { readTile } from "./vector-tile.js";

const L = window.L;

/** Whether a point lies in rings (even-odd), all in tile units. */
function holds(rings, x, y) {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [ax, ay] = ring[at];
      const [bx, by] = ring[before];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** The square of the distance from a point to a line of points. */
function distance(line, x, y) {
  let nearest = Infinity;
  for (let at = 0; at < line.length; at++) {
    const [ax, ay] = line[at];
    const [bx, by] = line[at + 1] ?? line[at];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    nearest = Math.min(nearest, (ax + along * (bx - ax) - x) ** 2 + (ay + along * (by - ay) - y) ** 2);
  }
  return nearest;
}

export const VectorLayer = L.GridLayer.extend({
  options: { tileSize: 256, updateWhenZooming: false, keepBuffer: 1, style: null },

  /**
   * @param {string} address the tiles' address with {z}, {x}, {y}
   * @param {Object} options `style(properties, kind, isChosen, zoom)` gives {fill, stroke, width, dash, radius}, or
   *   nothing for a feature that is not shown
   */
  initialize(address, options) {
    this.address = address;
    this.tilesRead = new Map();
    this.chosen = null;
    L.setOptions(this, options);
    this.on("tileunload", (event) => this.tilesRead.delete(this.key(event.coords)));
  },

  key(coords) {
    return `${coords.z}/${coords.x}/${coords.y}`;
  },

  createTile(coords, done) {
    const canvas = document.createElement("canvas");
    const size = this.getTileSize();
    const sharp = window.devicePixelRatio || 1;
    canvas.width = size.x * sharp;
    canvas.height = size.y * sharp;
    this.load(coords, canvas).then(() => done(null, canvas), (error) => done(error, canvas));
    return canvas;
  },

  async load(coords, canvas) {
    const address = this.address.replace("{z}", coords.z).replace("{x}", coords.x).replace("{y}", coords.y);
    const answer = await fetch(address, { credentials: "same-origin" });
    if (answer.status === 204) return;
    if (!answer.ok) throw new Error(`the tile answers ${answer.status}`);
    const layers = readTile(await answer.arrayBuffer());
    this.tilesRead.set(this.key(coords), { layers, canvas });
    this.draw(layers, canvas);
  },

  /** Marks one feature, by its number in the tiles. */
  choose(number) {
    this.chosen = number;
    for (const { layers, canvas } of this.tilesRead.values()) this.draw(layers, canvas);
  },

  /** Draws again, after a style has changed. */
  restyle() {
    this.choose(this.chosen);
  },

  draw(layers, canvas) {
    const pen = canvas.getContext("2d");
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineJoin = "round";
    for (const layer of layers) {
      const scale = canvas.width / layer.extent;
      for (const feature of layer.features) this.drawFeature(pen, feature, scale);
    }
  },

  drawFeature(pen, feature, scale) {
    const isChosen = this.chosen !== null && feature.id === this.chosen;
    const style = this.options.style(feature.properties, feature.kind, isChosen, this._tileZoom ?? 0);
    if (!style) return;
    const sharp = window.devicePixelRatio || 1;
    pen.beginPath();
    for (const part of feature.parts) {
      if (feature.kind === "point") {
        for (const [x, y] of part) {
          pen.moveTo(x * scale + style.radius * sharp, y * scale);
          pen.arc(x * scale, y * scale, style.radius * sharp, 0, 2 * Math.PI);
        }
      } else {
        part.forEach(([x, y], place) => (place === 0 ? pen.moveTo(x * scale, y * scale) : pen.lineTo(x * scale, y * scale)));
      }
    }
    if (style.fill && feature.kind !== "line") {
      pen.fillStyle = style.fill;
      pen.fill("evenodd");
    }
    if (style.stroke) {
      pen.strokeStyle = style.stroke;
      pen.lineWidth = style.width * sharp;
      pen.setLineDash((style.dash ?? []).map((length) => length * sharp));
      pen.stroke();
    }
  },

  /** The features drawn at a place on the map, the smallest thing first: points, lines, areas. */
  at(place) {
    const zoom = this._tileZoom;
    if (zoom === undefined) return [];
    const world = this._map.project(place, zoom);
    const size = this.getTileSize();
    const coords = L.point(Math.floor(world.x / size.x), Math.floor(world.y / size.y));
    const read = this.tilesRead.get(`${zoom}/${coords.x}/${coords.y}`);
    if (!read) return [];
    const found = [];
    for (const layer of read.layers) {
      const scale = layer.extent / size.x;
      const [x, y] = [(world.x - coords.x * size.x) * scale, (world.y - coords.y * size.y) * scale];
      const near = (10 * scale) ** 2;
      for (const feature of layer.features) {
        const hit =
          feature.kind === "polygon"
            ? holds(feature.parts, x, y)
            : feature.parts.some((part) => distance(part, x, y) <= near);
        if (hit) found.push(feature);
      }
    }
    const order = { point: 0, line: 1, polygon: 2, unknown: 3 };
    return found.sort((one, other) => order[one.kind] - order[other.kind]);
  },
});
