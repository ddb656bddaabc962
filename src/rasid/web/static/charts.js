// Charts: an element with data-chart="KIND" and data-values="JSON" is drawn by rasidCharts.KIND(values, look, element),
// which gives an ECharts option; look has the page's colours and direction. Tooltips are drawn on the canvas
// (renderMode richText): the security policy allows no inline style.
"use strict";

const rasidCharts = {};

const rasidLook = () => {
  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(`--${name}`).trim();
  return {
    colour, rtl: document.documentElement.dir === "rtl", language: document.documentElement.lang,
    ink: colour("ink"), muted: colour("muted"), line: colour("line"), surface: colour("surface"),
    font: getComputedStyle(document.body).fontFamily,
    tooltip: { renderMode: "richText", backgroundColor: colour("surface"), borderColor: colour("line"),
      textStyle: { color: colour("ink"), fontSize: 13 } },
    axis: { axisLine: { lineStyle: { color: colour("line") } }, axisLabel: { color: colour("muted") },
      splitLine: { lineStyle: { color: colour("line") } }, axisTick: { show: false } },
  };
};

const drawChart = (element) => {
  const draw = rasidCharts[element.dataset.chart];
  if (!draw || typeof echarts === "undefined") return;
  const chart = echarts.getInstanceByDom(element) || echarts.init(element, null, { renderer: "canvas" });
  const look = rasidLook();
  const option = draw(JSON.parse(element.dataset.values), look, element, chart);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (option) chart.setOption({ animation: !still, textStyle: { fontFamily: look.font }, ...option }, true);
};

const drawAll = () => document.querySelectorAll("[data-chart]").forEach(drawChart);

document.addEventListener("DOMContentLoaded", drawAll);
document.addEventListener("htmx:afterSwap", drawAll);
document.addEventListener("rasid:theme", drawAll);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
addEventListener("resize", () => document.querySelectorAll("[data-chart]").forEach((element) => {
  echarts.getInstanceByDom(element)?.resize();
}));
