// Charts: an element with data-chart="KIND" and data-values="JSON" is drawn by rasidCharts.KIND(values, look, element,
// chart), which gives an ECharts option; look has the page's colours and direction. Tooltips are drawn on the canvas
// (renderMode richText): the security policy allows no inline style.
"use strict";

const rasidCharts = {};

const rasidLook = () => {
  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(`--${name}`).trim();
  return {
    colour, rtl: document.documentElement.dir === "rtl", language: document.documentElement.lang,
    ink: colour("ink"), muted: colour("muted"), line: colour("line"), surface: colour("surface"),
    quads: ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"].map(colour),
    font: getComputedStyle(document.body).fontFamily,
    tooltip: { renderMode: "richText", confine: true, backgroundColor: colour("surface"), borderColor: colour("line"),
      textStyle: { color: colour("ink"), fontSize: 13 } },
    axis: { axisLine: { lineStyle: { color: colour("line") } }, axisLabel: { color: colour("muted") },
      splitLine: { lineStyle: { color: colour("line") } }, axisTick: { show: false } },
  };
};

// A text of the store on a canvas: set apart, so that its direction stays its own.
const isolated = (text) => `\u2068${text}\u2069`;

const drawChart = async (element) => {
  const draw = rasidCharts[element.dataset.chart];
  if (!draw || typeof echarts === "undefined") return;
  const chart = echarts.getInstanceByDom(element) || echarts.init(element, null, { renderer: "canvas" });
  const look = rasidLook();
  const option = await draw(JSON.parse(element.dataset.values), look, element, chart);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (option) chart.setOption({ animation: !still, textStyle: { fontFamily: look.font }, ...option }, true);
  element.dataset.drawn = "";
};

const drawAll = () => document.querySelectorAll("[data-chart]").forEach(drawChart);

document.addEventListener("DOMContentLoaded", drawAll);
document.addEventListener("htmx:afterSwap", drawAll);
document.addEventListener("rasid:theme", drawAll);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
addEventListener("resize", () => document.querySelectorAll("[data-chart]").forEach((element) => {
  echarts.getInstanceByDom(element)?.resize();
}));

const goTo = (path, query) => { location.href = `${path}?${new URLSearchParams(query)}`; };

rasidCharts.series = ({ points, names }, look) => {
  const fields = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"];
  return {
    color: look.quads, tooltip: { ...look.tooltip, trigger: "axis", axisPointer: { type: "shadow" } },
    legend: { textStyle: { color: look.ink }, top: 0, type: "scroll" },
    grid: { left: 8, right: 8, top: 34, bottom: 4, containLabel: true },
    xAxis: { type: "category", data: points.map((p) => p.period), inverse: look.rtl, ...look.axis,
      splitLine: { show: false } },
    yAxis: { type: "value", position: look.rtl ? "right" : "left", minInterval: 1, ...look.axis },
    series: fields.map((field, index) => ({ name: names[index], type: "bar", stack: "all", barMaxWidth: 40,
      data: points.map((p) => p[field]) })),
  };
};

rasidCharts.counts = ({ points, name }, look) => ({
  color: [look.colour("accent")], tooltip: { ...look.tooltip, trigger: "axis" },
  grid: { left: 8, right: 8, top: 10, bottom: 4, containLabel: true },
  xAxis: { type: "category", data: points.map((p) => p.period), inverse: look.rtl, ...look.axis, splitLine: { show: false } },
  yAxis: { type: "value", position: look.rtl ? "right" : "left", minInterval: 1, ...look.axis },
  series: [{ name, type: "bar", barMaxWidth: 30, data: points.map((p) => p.quotes ?? p.events) }],
});
