// The curve of one relation or two: score with its band and change points above, events and articles read below.
// The events of the period under the cursor are fetched into #under.
"use strict";

// The band: one box a period, so that a period that stands alone shows its interval too.
const relationBox = (colour) => (params, api) => {
  const [x, top] = api.coord([api.value(0), api.value(2)]);
  const bottom = api.coord([api.value(0), api.value(1)])[1];
  const width = Math.max(3, api.size([1, 0])[0]);
  return { type: "rect", shape: { x: x - width / 2, y: top, width, height: bottom - top }, style: { fill: colour, opacity: 0.18 } };
};

const relationCurve = (curve, name, colour) => {
  const told = curve.points.map((p, index) => [index, p.low, p.high]).filter(([, low]) => low !== null);
  return [
    { type: "custom", silent: true, tooltip: { show: false }, data: told, renderItem: relationBox(colour), encode: { x: 0, y: [1, 2] } },
    { name, type: "line", connectNulls: true, showAllSymbol: true, symbol: "circle", symbolSize: 5, color: colour,
      lineStyle: { width: 2 }, data: curve.points.map((p) => p.mean),
      markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colour, type: "dashed", width: 1.5 },
        data: curve.changes.map((c) => ({ xAxis: c.start })) } },
  ];
};

const relationText = (values, names, index) => {
  const lines = [values.curve.points[index].start];
  for (const [curve, name] of [[values.curve, names.one], [values.other, names.other]]) {
    const point = curve?.points[index];
    if (!point) continue;
    const range = point.mean === null ? "–" : `${point.mean.toFixed(1)} (${point.low.toFixed(1)} … ${point.high.toFixed(1)})`;
    lines.push(name, `${names.score}: ${range}`,
      `${names.count}: ${point.events} (${names.cooperation} ${point.cooperation}, ${names.conflict} ${point.conflict})`);
  }
  lines.push(`${names.read}: ${values.curve.points[index].read}`);
  return lines.join("\n");
};

const relationFollow = (element, chart, points) => {
  let waiting = null, shown = null;
  chart.off("updateAxisPointer");
  chart.on("updateAxisPointer", (event) => {
    const index = event.dataIndex ?? event.axesInfo?.[0]?.value;
    const point = points[index];
    if (!point || point.start === shown) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      shown = point.start;
      htmx.ajax("GET", `${element.dataset.events}&start=${point.start}`, { target: "#under", swap: "innerHTML" });
    }, 250);
  });
};

rasidCharts.relation = (values, look, element, chart) => {
  const names = JSON.parse(element.dataset.names);
  const points = values.curve.points;
  const starts = points.map((p) => p.start);
  relationFollow(element, chart, points);
  const category = (grid, shown) => ({ type: "category", gridIndex: grid, data: starts, inverse: look.rtl, ...look.axis,
    axisLabel: { ...look.axis.axisLabel, show: shown }, axisPointer: { show: true, label: { show: false } } });
  const side = look.rtl ? "right" : "left", far = look.rtl ? "left" : "right";
  const curves = [
    ...relationCurve(values.curve, names.one, look.colour("accent")),
    ...(values.other ? relationCurve(values.other, names.other, look.colour("future")) : []),
  ];
  const bar = (name, colour, of) => ({ name, type: "bar", stack: "events", xAxisIndex: 1, yAxisIndex: 1, color: look.colour(colour),
    data: points.map(of) });
  return {
    aria: { enabled: false },
    legend: { data: [names.one, ...(values.other ? [names.other] : []), names.cooperation, names.conflict, names.read],
      textStyle: { color: look.ink }, top: 0 },
    tooltip: { ...look.tooltip, trigger: "axis", formatter: (shown) => relationText(values, names, shown[0].dataIndex) },
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    grid: [{ left: 56, right: 64, top: 40, height: "52%" }, { left: 56, right: 64, bottom: 30, height: "24%" }],
    xAxis: [category(0, false), category(1, true)],
    yAxis: [
      { type: "value", gridIndex: 0, min: -10, max: 10, name: names.score, position: side, nameTextStyle: { color: look.muted }, ...look.axis },
      { type: "value", gridIndex: 1, name: names.count, position: side, minInterval: 1, nameTextStyle: { color: look.muted }, ...look.axis },
      { type: "value", gridIndex: 1, name: names.read, position: far, minInterval: 1, nameTextStyle: { color: look.muted }, ...look.axis,
        splitLine: { show: false } },
    ],
    series: [
      ...curves,
      bar(names.cooperation, "material-cooperation", (p) => p.cooperation),
      bar(names.conflict, "material-conflict", (p) => -p.conflict),
      { name: names.read, type: "line", symbol: "none", xAxisIndex: 1, yAxisIndex: 2, color: look.muted,
        lineStyle: { width: 1, type: "dotted" }, data: points.map((p) => p.read) },
    ],
  };
};
