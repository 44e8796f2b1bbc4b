/** The few functions of Plotly's small bundle that are used here. */
declare module 'plotly.js-cartesian-dist-min' {
  export interface PlotPoint {
    pointIndex: number | [row: number, column: number]
    curveNumber: number
  }
  /** The element that a figure was drawn into; it tells what is pressed once it was drawn. */
  export interface PlotElement extends HTMLDivElement {
    on?: (event: 'plotly_click', told: (event: { points: PlotPoint[] }) => void) => void
    removeAllListeners?: (event: 'plotly_click') => void
  }
  const Plotly: {
    react(place: HTMLElement, data: object[], layout: object, config?: object): Promise<void>
    register(module: object): void
    purge(place: HTMLElement): void
    Plots: { resize(place: HTMLElement): Promise<void> }
  }
  export default Plotly
}
