// Drawing and changing one shape on the map: by mouse, finger and keyboard, with snapping to what lies beside it.
import "./leaflet.js";

const L = window.L;
const reach = 12;

/** The nearest corner, else the nearest place on an edge, of the neighbours, within reach of a point on the screen. */
export class Neighbours {
  constructor(map) {
    this.map = map;
    this.rings = [];
  }

  /** Takes GeoJSON features; the one with `without` as its identifier is left out. */
  take(features, without) {
    this.rings = features
      .filter((feature) => feature.id !== without && feature.geometry)
      .flatMap(({ geometry }) =>
        geometry.type === "Polygon" ? geometry.coordinates : geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [],
      );
  }

  snap(place) {
    const here = this.map.latLngToContainerPoint(place);
    let corner = { far: reach, place: null };
    let edge = { far: reach, place: null };
    for (const ring of this.rings) {
      for (let at = 0; at + 1 < ring.length; at++) {
        const from = this.map.latLngToContainerPoint([ring[at][1], ring[at][0]]);
        const to = this.map.latLngToContainerPoint([ring[at + 1][1], ring[at + 1][0]]);
        const far = here.distanceTo(from);
        if (far < corner.far) corner = { far, place: L.latLng(ring[at][1], ring[at][0]) };
        const near = L.LineUtil.closestPointOnSegment(here, from, to);
        const aside = here.distanceTo(near);
        if (aside < edge.far) edge = { far: aside, place: this.map.containerPointToLatLng(near) };
      }
    }
    return corner.place ?? edge.place ?? place;
  }
}

/**
 * One ring or line that a person changes.
 *
 * Corners are buttons: they can be dragged, moved with the arrow keys (with Shift ten times as far) and removed with
 * Delete; the small ones between them become corners when moved. A click on the map adds a corner at the end while
 * the shape is being drawn.
 */
export class ShapeEditor {
  constructor(map, { isRing, positions, neighbours, words, changed }) {
    Object.assign(this, { map, isRing, neighbours, words, changed });
    this.places = positions.map(([x, y]) => L.latLng(y, x));
    this.history = [];
    this.isDrawing = positions.length === 0;
    this.handles = L.layerGroup().addTo(map);
    this.outline = (isRing ? L.polygon([], { className: "map-edit" }) : L.polyline([], { className: "map-edit" })).addTo(map);
    this.onClick = (event) => this.isDrawing && this.add(this.neighbours.snap(event.latlng));
    map.on("click", this.onClick);
    this.onZoom = () => this.show();
    map.on("zoomend", this.onZoom);
    this.show();
  }

  /** Positions as GeoJSON has them, longitude first, seven decimals; a ring is closed. */
  get positions() {
    const list = this.places.map((place) => [Number(place.lng.toFixed(7)), Number(place.lat.toFixed(7))]);
    return this.isRing && list.length > 0 ? [...list, list[0]] : list;
  }

  get isComplete() {
    return this.places.length >= (this.isRing ? 3 : 2);
  }

  add(place) {
    this.keep();
    this.places.push(place);
    this.show();
  }

  finish() {
    this.isDrawing = false;
    this.show();
  }

  keep() {
    this.history.push(this.places.slice());
    if (this.history.length > 100) this.history.shift();
  }

  undo() {
    const before = this.history.pop();
    if (!before) return;
    this.places = before;
    this.show();
  }

  remove(place) {
    if (this.places.length <= (this.isRing ? 3 : 2) && !this.isDrawing) return;
    this.keep();
    this.places.splice(place, 1);
    this.show();
  }

  show(focused) {
    this.outline.setLatLngs(this.places);
    this.handles.clearLayers();
    // Handles that would lie over another wait until the map is nearer: a finger could not tell them apart.
    this.shown = [];
    this.hidden = 0;
    const order = this.places.map((_, number) => number).sort((one, other) => (other === focused) - (one === focused));
    for (const number of order) {
      if (this.hasRoom(this.places[number])) this.corner(this.places[number], number, focused === number);
      else this.hidden += 1;
    }
    const edges = this.isRing && this.places.length > 2 ? this.places.length : this.places.length - 1;
    for (let number = 0; !this.isDrawing && number < edges; number++) this.between(number);
    this.changed(this);
  }

  hasRoom(place) {
    const point = this.map.latLngToContainerPoint(place);
    if (this.shown.some((other) => other.distanceTo(point) < 34)) return false;
    this.shown.push(point);
    return true;
  }

  corner(place, number, isFocused) {
    const title = `${this.words.corner} ${number + 1}`;
    const handle = L.marker(place, {
      icon: L.divIcon({ className: "map-corner", iconSize: [24, 24] }), draggable: true, keyboard: true, title, alt: title,
    }).addTo(this.handles);
    handle.on("dragstart", () => this.keep());
    handle.on("drag", (event) => {
      this.places[number] = event.target.getLatLng();
      this.outline.setLatLngs(this.places);
    });
    handle.on("dragend", (event) => {
      this.places[number] = this.neighbours.snap(event.target.getLatLng());
      this.show(number);
    });
    handle.on("contextmenu", () => this.remove(number));
    handle.on("click", () => this.isDrawing && number === 0 && this.isComplete && this.finish());
    const element = handle.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", title);
    element.addEventListener("keydown", (event) => this.key(event, number));
    if (isFocused) element.focus();
  }

  key(event, number) {
    const steps = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const step = steps[event.key];
    if (step) {
      const far = event.shiftKey ? 10 : 1;
      const point = this.map.latLngToContainerPoint(this.places[number]);
      this.keep();
      this.places[number] = this.map.containerPointToLatLng(point.add([step[0] * far, step[1] * far]));
      this.show(number);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.remove(number);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  between(number) {
    const next = this.places[(number + 1) % this.places.length];
    const middle = L.latLng((this.places[number].lat + next.lat) / 2, (this.places[number].lng + next.lng) / 2);
    if (!this.hasRoom(middle)) return;
    const handle = L.marker(middle, {
      icon: L.divIcon({ className: "map-middle", iconSize: [24, 24] }), draggable: true, keyboard: true,
      title: this.words.middle, alt: this.words.middle,
    }).addTo(this.handles);
    const become = (place) => {
      this.keep();
      this.places.splice(number + 1, 0, place);
      this.show(number + 1);
    };
    handle.on("dragend", (event) => become(this.neighbours.snap(event.target.getLatLng())));
    handle.getElement().setAttribute("role", "button");
    handle.getElement().setAttribute("aria-label", this.words.middle);
    handle.getElement().addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      become(middle);
    });
  }

  end() {
    this.map.off("click", this.onClick);
    this.map.off("zoomend", this.onZoom);
    this.handles.remove();
    this.outline.remove();
  }
}

const radians = Math.PI / 180;

/** Metres in a degree of longitude and of latitude on the ellipsoid of WGS 84, near a latitude. */
function metres(latitude) {
  const angle = latitude * radians;
  return {
    x: 111_412.84 * Math.cos(angle) - 93.5 * Math.cos(3 * angle) + 0.118 * Math.cos(5 * angle),
    y: 111_132.954 - 559.822 * Math.cos(2 * angle) + 1.175 * Math.cos(4 * angle),
  };
}

const middle = (places) => places.reduce((sum, place) => sum + place.lat, 0) / places.length;

/** Metres along a line of places, for shapes of a few kilometres. */
export function length(places, isRing) {
  if (places.length < 2) return 0;
  const degree = metres(middle(places));
  let sum = 0;
  for (let at = 0; at + 1 < places.length + (isRing ? 1 : 0); at++) {
    const [one, next] = [places[at], places[(at + 1) % places.length]];
    sum += Math.hypot((next.lng - one.lng) * degree.x, (next.lat - one.lat) * degree.y);
  }
  return sum;
}

/** Square metres inside a ring of places, for shapes of a few kilometres. */
export function area(places) {
  if (places.length < 3) return 0;
  const centre = middle(places);
  const degree = metres(centre);
  let sum = 0;
  for (let at = 0; at < places.length; at++) {
    const [one, next] = [places[at], places[(at + 1) % places.length]];
    sum += (next.lng - one.lng) * degree.x * ((one.lat + next.lat) / 2 - centre) * degree.y;
  }
  return Math.abs(sum);
}

/** Rai, ngan and square wa: `1-2-3.45`. */
export function raiNganWa(squareMetres) {
  const hundredths = Math.round(squareMetres * 25);
  const rai = Math.floor(hundredths / 40_000);
  const ngan = Math.floor((hundredths % 40_000) / 10_000);
  return `${rai}-${ngan}-${((hundredths % 10_000) / 100).toFixed(2).replace(/\.?0+$/, "")}`;
}
