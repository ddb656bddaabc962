// The map: outlines, disputed borders as dashed lines, and places as dots whose size tells how many events they had.
"use strict";

const mapViews = {    // centre and zoom
  world: [[15, 20], 1.2], arab: [[30, 26], 3.6], levant: [[37, 33.2], 14], gulf: [[49, 24], 8], maghreb: [[3, 30], 7],
  nile: [[33, 20], 5.5], europe: [[20, 48], 4.5],
};

let outlines = null;
const loadOutlines = () => {
  outlines ??= fetch("/static/vendor/world.json").then((answer) => answer.json()).then((world) => {
    echarts.registerMap("world", world);
    return world.disputed;
  });
  return outlines;
};

const mercator = {
  project: ([lon, lat]) => [lon, -Math.log(Math.tan(Math.PI / 4 + Math.max(-80, Math.min(84, lat)) * Math.PI / 360)) * 180 / Math.PI],
  unproject: ([x, y]) => [x, (2 * Math.atan(Math.exp(-y * Math.PI / 180)) - Math.PI / 2) * 180 / Math.PI],
};

const dotSize = (events, most) => 6 + 26 * Math.sqrt(events / most);

rasidCharts.map = async ({ spots, view, query, shades = [], labels = {} }, look, element, chart) => {
  const disputed = await loadOutlines();
  const [center, zoom] = mapViews[view] || mapViews.arab;
  const most = Math.max(1, ...spots.map((s) => s.events));
  const deepest = Math.max(1, ...shades.map((s) => s.events));
  chart.off("click");
  chart.on("click", (at) => {
    if (at.seriesType === "scatter") {
      goTo("/article", { id: at.data.spot.article, event: at.data.spot.id });
    } else if (at.componentType === "geo" && /^[A-Z]{3}$/.test(at.name)) {
      goTo("/events", { ...Object.fromEntries(new URLSearchParams(query)), place: at.name });
    }
  });
  return {
    tooltip: { ...look.tooltip, formatter: (at) => at.data?.spot
      ? `${isolated(at.data.spot.place)}: ${at.data.spot.events}\n${isolated(at.data.spot.triggers ?? "")}\n${at.data.spot.newest ?? ""}`
      : "" },
    geo: {
      map: "world", roam: true, center: mercator.project(center), zoom, projection: mercator, scaleLimit: { min: 1, max: 60 },
      itemStyle: { areaColor: look.colour("land"), borderColor: look.colour("border"), borderWidth: 0.6 },
      emphasis: { itemStyle: { areaColor: look.colour("raised") }, label: { show: false } }, select: { disabled: true },
      regions: shades.map((s) => ({ name: s.country, itemStyle: { areaColor: look.colour("shade"),
        opacity: 0.25 + 0.75 * Math.sqrt(s.events / deepest) } })),
    },
    series: [
      { type: "lines", coordinateSystem: "geo", polyline: true, silent: true, z: 3,
        lineStyle: { color: look.colour("surface"), width: 2.2, opacity: 1 }, data: disputed.map((coords) => ({ coords })) },
      { type: "lines", coordinateSystem: "geo", polyline: true, silent: true, z: 4,
        lineStyle: { color: look.colour("muted"), width: 1.2, type: [4, 3], opacity: 1 },
        data: disputed.map((coords) => ({ coords })) },
      { type: "scatter", coordinateSystem: "geo", z: 5, itemStyle: { opacity: 0.72, borderColor: look.surface, borderWidth: 1 },
        data: spots.map((spot) => ({ value: [spot.lon, spot.lat], symbolSize: dotSize(spot.events, most), spot,
          itemStyle: { color: look.colour(spot.score < 0 ? "material-conflict" : "material-cooperation") } })) },
    ],
  };
};
