/** A view without the names of unknown arrays, which may identify the session. */

export function maskedView(view, report) {
  const nameOf = (index, { metric, link }) => [index, metric, ...(link === null ? [] : [link])].join(':');
  const known = new Set(report.devices.flatMap(({ index, series }) => series.filter(({ known }) => known).map((one) => nameOf(index, one))));
  const isKnown = (name) => known.has(name);
  const isOurs = (name) => !name.startsWith('other:');
  return {
    ...view,
    shownSeries: view.shownSeries.filter(isKnown),
    hiddenSeries: view.hiddenSeries.filter(isKnown),
    hiddenCharts: view.hiddenCharts.filter(isOurs),
    order: view.order.filter(isOurs),
  };
}
