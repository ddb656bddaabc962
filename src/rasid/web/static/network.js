// The network: parties as nodes, events of one towards another as arrows coloured by their share of conflict.
"use strict";

const nodeSize = (node, most) => 10 + 34 * Math.sqrt((node.given + node.taken) / most);

rasidCharts.network = ({ nodes, edges, labels, query }, look, element, chart) => {
  const most = Math.max(...nodes.map((n) => n.given + n.taken));
  const widest = Math.max(...edges.map((e) => e.events));
  const label = (key) => isolated(labels[key] ?? key);
  const tint = (share) => look.colour(share >= 0.5 ? "material-conflict" : "material-cooperation");
  chart.off("click");
  chart.on("click", (at) => {
    const filter = Object.fromEntries(new URLSearchParams(query));
    if (at.dataType === "edge") goTo("/relation", { ...filter, a: at.data.source, b: at.data.target });
    else if (at.dataType === "node") goTo("/events", { ...filter, party: at.data.id });
  });
  return {
    tooltip: { ...look.tooltip, formatter: (at) => at.dataType === "edge"
      ? `${label(at.data.source)} \u2192 ${label(at.data.target)}: ${at.data.edge.events}`
      : `${label(at.data.id)}: ${at.data.node.given + at.data.node.taken}` },
    series: [{
      type: "graph", layout: "force", roam: true, zoom: 0.85, draggable: true, edgeSymbol: ["none", "arrow"], edgeSymbolSize: 7,
      force: { initLayout: "circular", repulsion: 220, edgeLength: [40, 130], gravity: 0.22, layoutAnimation: false },
      scaleLimit: { min: 0.4, max: 8 }, emphasis: { focus: "adjacency", label: { show: true } },
      label: { show: true, color: look.ink, position: "right", textBorderColor: look.surface, textBorderWidth: 3 },
      labelLayout: { hideOverlap: true },
      data: nodes.map((node) => ({ id: node.key, name: label(node.key), node, symbolSize: nodeSize(node, most),
        itemStyle: { color: look.colour("verbal-cooperation"), borderColor: look.surface, borderWidth: 1 } })),
      edges: edges.map((edge) => ({ source: edge.actor, target: edge.recipient, edge,
        lineStyle: { color: tint(edge.conflict), width: 1 + 5 * Math.sqrt(edge.events / widest), curveness: 0.18, opacity: 0.65 } })),
    }],
  };
};
