// Names and codes on the map: each once, in the middle of what it names, none over another.
import "./leaflet.js";

const L = window.L;

/** Rectangles taken on the screen, by squares of 64 pixels, so that asking stays cheap with a thousand labels. */
class Taken {
  constructor() {
    this.squares = new Map();
  }

  *keys([west, north, east, south]) {
    for (let x = Math.floor(west / 64); x <= Math.floor(east / 64); x++) {
      for (let y = Math.floor(north / 64); y <= Math.floor(south / 64); y++) yield `${x}/${y}`;
    }
  }

  /** Takes a rectangle if it is free. */
  take(box) {
    for (const key of this.keys(box)) {
      for (const other of this.squares.get(key) ?? []) {
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
      }
    }
    for (const key of this.keys(box)) this.squares.set(key, [...(this.squares.get(key) ?? []), box]);
    return true;
  }
}

export const LabelLayer = L.Layer.extend({
  /** @param {Array<{tiles: Object, label: string, zoom: number, rank: function}>} sources the most important first */
  initialize(sources) {
    this.sources = sources;
  },

  onAdd(map) {
    this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-hide", map.getPane("overlayPane"));
    this.canvas.style.pointerEvents = "none";
    for (const { tiles } of this.sources) tiles.on("load", this.draw, this);
    this.draw();
  },

  onRemove() {
    for (const { tiles } of this.sources) tiles.off("load", this.draw, this);
    this.canvas.remove();
  },

  getEvents() {
    return { moveend: this.draw, layerremove: this.draw };
  },

  /** What each feature spans on the screen, put together from the tiles it lies in. */
  spans({ tiles, label }) {
    const zoom = this._map.getZoom();
    const corner = this._map.getPixelBounds().min;
    const found = new Map();
    for (const [key, { layers }] of tiles.tilesRead) {
      const [z, x, y] = key.split("/").map(Number);
      if (z !== zoom) continue;
      for (const layer of layers) {
        const scale = 256 / layer.extent;
        for (const feature of layer.features) {
          const text = feature.properties[label];
          if (!text || feature.parts.length === 0) continue;
          const span = found.get(feature.id) ?? { text, feature, box: [Infinity, Infinity, -Infinity, -Infinity] };
          for (const [px, py] of feature.parts[0]) {
            const [sx, sy] = [x * 256 + px * scale - corner.x, y * 256 + py * scale - corner.y];
            span.box = [Math.min(span.box[0], sx), Math.min(span.box[1], sy), Math.max(span.box[2], sx), Math.max(span.box[3], sy)];
          }
          found.set(feature.id, span);
        }
      }
    }
    return found.values();
  },

  draw() {
    const map = this._map;
    if (!map) return;
    const size = map.getSize();
    const sharp = window.devicePixelRatio || 1;
    this.canvas.width = size.x * sharp;
    this.canvas.height = size.y * sharp;
    this.canvas.style.width = `${size.x}px`;
    this.canvas.style.height = `${size.y}px`;
    L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
    const pen = this.canvas.getContext("2d");
    pen.scale(sharp, sharp);
    const colours = getComputedStyle(document.documentElement);
    pen.font = `13px ${getComputedStyle(document.body).fontFamily}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.lineWidth = 3;
    pen.strokeStyle = colours.getPropertyValue("--map-halo");
    pen.fillStyle = colours.getPropertyValue("--map-ink");
    const taken = new Taken();
    for (const source of this.sources) {
      if (!map.hasLayer(source.tiles) || map.getZoom() < source.zoom) continue;
      for (const { text, feature, box } of this.spans(source)) {
        if (map.getZoom() < (source.least?.(feature.properties) ?? 0)) continue;
        const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2 + (feature.kind === "point" ? 13 : 0)];
        const width = pen.measureText(text).width;
        if (x < 0 || y < 0 || x > size.x || y > size.y) continue;
        if (feature.kind === "polygon" && width > box[2] - box[0] + 8) continue;
        if (!taken.take([x - width / 2 - 2, y - 8, x + width / 2 + 2, y + 8])) continue;
        pen.strokeText(text, x, y);
        pen.fillText(text, x, y);
      }
    }
  },
});
