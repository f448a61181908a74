// The map page: layers, what lies where, measuring, and one shape to draw. The page's lists work without it.
import "./leaflet.js";
import { LabelLayer } from "./map-labels.js";
import { VectorLayer } from "./map-layer.js";
import { Neighbours, ShapeEditor, area, length, raiNganWa } from "./map-edit.js";

const L = window.L;
const element = document.getElementById("map");
const told = JSON.parse(element.dataset.map);
const words = told.words;

// Colours by meaning, from the style sheet, so that dark pages have a dark map.
const colours = getComputedStyle(document.documentElement);
const colour = (name) => colours.getPropertyValue(`--map-${name}`).trim();
const useColours = { farm: "farm", home: "home", other: "other", vacant: "vacant", public: "public" };

// Street lights are many: they come last, and near.
const isSmall = (properties) => properties.category === "light";

function style(layer) {
  return (properties, kind, isChosen, zoom) => {
    if (isSmall(properties) && zoom < 16 && !isChosen) return null;
    const paint = {
      fill: kind === "polygon" && !layer.isOutline ? colour(useColours[properties.use] ?? "plain") : kind === "point" ? colour(layer.tone) : null,
      stroke: colour(layer.tone),
      width: kind === "line" ? 3 : layer.isOutline ? 2.5 : 1,
      dash: layer.isOutline ? [8, 5] : null,
      radius: isSmall(properties) || zoom < 14 ? 3 : 5,
    };
    return isChosen ? { ...paint, fill: kind === "line" ? null : colour("chosen-fill"), stroke: colour("chosen"), width: 4, radius: 8, dash: null } : paint;
  };
}

const map = L.map(element, { zoomControl: false, minZoom: 9, maxZoom: 21, attributionControl: false, keyboardPanDelta: 120 });
L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
L.control.scale({ imperial: false }).addTo(map);
if (told.basemap) {
  L.tileLayer(told.basemap.address, { maxNativeZoom: told.basemap.maximumZoom, maxZoom: 21, opacity: 0.85 }).addTo(map);
}

// Where the map stands is kept in the address, so that it can be sent to somebody.
function place() {
  const parts = /^#(\d+(?:\.\d+)?)\/(-?\d+\.\d+)\/(-?\d+\.\d+)$/.exec(decodeURIComponent(location.hash));
  return parts ? { zoom: Number(parts[1]), centre: [Number(parts[2]), Number(parts[3])] } : null;
}
const [west, south, east, north] = told.bounds;
const begin = place();
if (begin) map.setView(begin.centre, begin.zoom);
else map.fitBounds([[south, west], [north, east]], { maxZoom: 18, padding: [20, 20] });

const layers = new Map();
for (const layer of told.layers) {
  layers.set(layer.id, new VectorLayer(layer.tiles, { style: style(layer), minZoom: layer.minimumZoom, maxZoom: 21 }));
  const box = document.querySelector(`input[data-layer="${layer.id}"]`);
  const set = () => (box.checked ? layers.get(layer.id).addTo(map) : layers.get(layer.id).remove());
  box.addEventListener("change", set);
  set();
}

const ranks = ["villages", "places", "parcels", "parcels-register"];
const rank = (layer) => (ranks.includes(layer.id) ? ranks.indexOf(layer.id) : ranks.length);
const labelZooms = { villages: 12, places: 14, buildings: 18, households: 18, signs: 18 };
new LabelLayer(
  [...told.layers]
    .sort((one, other) => rank(one) - rank(other))
    .map((layer) => ({
      tiles: layers.get(layer.id), label: layer.label, zoom: labelZooms[layer.id] ?? 16,
      least: (properties) => (isSmall(properties) ? 19 : 0),
    })),
).addTo(map);

const panel = document.getElementById("map-found");
const status = document.getElementById("map-status");

/** Asks the layers that are shown what lies within a few pixels of a place. */
async function identify(centre) {
  const point = map.latLngToContainerPoint(centre);
  const one = map.containerPointToLatLng(point.subtract([6, 6]));
  const other = map.containerPointToLatLng(point.add([6, 6]));
  const box = [one.lng, other.lat, other.lng, one.lat].map((number) => number.toFixed(7)).join(",");
  status.textContent = words.looking;
  const shown = told.layers.filter((layer) => map.hasLayer(layers.get(layer.id)));
  try {
    const answers = await Promise.all(
      shown.map(async (layer) => {
        const answer = await fetch(`${layer.items}?bbox=${box}&limit=20`, { headers: { Accept: "application/geo+json" } });
        if (!answer.ok) throw new Error(`${layer.id} answers ${answer.status}`);
        return { layer, features: (await answer.json()).features };
      }),
    );
    show(answers.filter(({ features }) => features.length > 0));
  } catch (error) {
    status.textContent = words.noAnswer;
    console.error(error);
  }
  for (const layer of layers.values()) {
    if (!map.hasLayer(layer)) continue;
    layer.choose(layer.at(centre)[0]?.id ?? null);
  }
}

function show(answers) {
  const count = answers.reduce((sum, { features }) => sum + features.length, 0);
  status.textContent = count === 0 ? words.nothingHere : "";
  panel.replaceChildren(
    ...answers.flatMap(({ layer, features }) => features.map((feature) => card(layer, feature))),
  );
}

function card(layer, feature) {
  const card = document.createElement("article");
  const title = document.createElement("h3");
  const link = document.createElement("a");
  link.href = `${told.records}/${layer.id}/${feature.id}`;
  link.textContent = `${layer.title} ${feature.properties[layer.label] ?? ""}`.trim();
  title.append(link);
  const list = document.createElement("dl");
  list.className = "fact-list";
  for (const field of layer.fields) {
    const value = feature.properties[field.name];
    if (value === null || value === undefined || field.name === layer.label) continue;
    const row = document.createElement("div");
    const [term, detail] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = field.title;
    detail.textContent = field.values?.[value] ?? value;
    row.append(term, detail);
    list.append(row);
  }
  card.append(title, list);
  return card;
}

// Measuring and drawing share the editor; both are one shape at a time.
let editor = null;
const output = document.getElementById("map-measure");

function sizes(current) {
  const told = size(current);
  return current.hidden > 0 ? `${told} · ${words.nearer} (${current.hidden})` : told;
}

function size(current) {
  if (!current.isRing) return `${words.length} ${length(current.places, false).toFixed(2)} ${words.metres}`;
  const squareMetres = area(current.places);
  return `${words.around} ${length(current.places, true).toFixed(2)} ${words.metres} · ${words.area} ${raiNganWa(squareMetres)} (${squareMetres.toFixed(2)} ${words.squareMetres})`;
}

const neighbours = new Neighbours(map);
async function look() {
  if (!told.edit || map.getZoom() < 15) return;
  const bounds = map.getBounds().pad(0.1);
  const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((each) => each.toFixed(7)).join(",");
  const answer = await fetch(`${told.edit.items}?bbox=${box}&limit=3000`, { headers: { Accept: "application/geo+json" } });
  if (answer.ok) neighbours.take((await answer.json()).features, told.edit.id);
}

function measure(isRing) {
  editor?.end();
  editor = new ShapeEditor(map, { isRing, positions: [], neighbours, words, changed: (current) => (output.textContent = sizes(current)) });
}

for (const button of document.querySelectorAll("button[data-measure]")) {
  button.addEventListener("click", () => {
    const wasOn = button.getAttribute("aria-pressed") === "true";
    for (const each of document.querySelectorAll("button[data-measure]")) each.setAttribute("aria-pressed", "false");
    editor?.end();
    editor = null;
    output.textContent = "";
    if (wasOn) return;
    button.setAttribute("aria-pressed", "true");
    measure(button.dataset.measure === "area");
  });
}

if (told.edit) {
  const field = document.getElementById(told.edit.field);
  const save = field.form.querySelector("button[type=submit], button:not([type])");
  const isRing = told.edit.mode !== "line";
  const started = field.value ? JSON.parse(field.value) : null;
  const rings = started === null ? [[]] : started.type === "Polygon" ? started.coordinates : [started.coordinates];
  const holes = isRing ? rings.slice(1) : [];
  const positions = isRing ? rings[0].slice(0, -1) : rings[0];
  editor = new ShapeEditor(map, {
    isRing, positions, neighbours, words,
    changed: (current) => {
      output.textContent = sizes(current);
      save.disabled = !current.isComplete;
      if (!current.isComplete) return;
      field.value = JSON.stringify(
        isRing ? { type: "Polygon", coordinates: [current.positions, ...holes] } : { type: "LineString", coordinates: current.positions },
      );
    },
  });
  if (positions.length > 0) map.fitBounds(editor.outline.getBounds(), { maxZoom: 19, padding: [60, 60] });
  document.getElementById("map-finish")?.addEventListener("click", () => editor.finish());
  document.getElementById("map-undo")?.addEventListener("click", () => editor.undo());
  document.getElementById("map-corner")?.addEventListener("click", () => editor.add(neighbours.snap(map.getCenter())));
  look();
  map.on("moveend", look);
}

map.on("click", (event) => {
  if (!editor) identify(event.latlng);
});
document.getElementById("map-here")?.addEventListener("click", () => identify(map.getCenter()));

const print = document.getElementById("map-print");
function keep() {
  const { lat, lng } = map.getCenter();
  history.replaceState(null, "", `#${map.getZoom()}/${lat.toFixed(6)}/${lng.toFixed(6)}`);
  if (!print) return;
  const address = new URL(print.href);
  address.searchParams.set("centre", `${lng.toFixed(6)},${lat.toFixed(6)}`);
  // What one metre on the map measures on a screen of 96 dots to the inch, rounded up to a scale people use.
  const metres = (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / 2 ** (map.getZoom() + 8);
  const wanted = metres / (0.0254 / 96);
  const scales = [250, 500, 1000, 2000, 4000, 5000, 10000, 20000, 50000, 100000];
  address.searchParams.set("scale", scales.find((scale) => scale >= wanted) ?? 100000);
  address.searchParams.delete("layer");
  for (const [id, layer] of layers) if (map.hasLayer(layer)) address.searchParams.append("layer", id);
  print.href = address;
}
map.on("moveend", keep);
map.on("layeradd layerremove", keep);
keep();
map.whenReady(() => element.setAttribute("data-ready", "true"));
