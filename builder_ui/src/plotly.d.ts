/** The few functions of Plotly's small bundle that are used here. */
declare module 'plotly.js-cartesian-dist-min' {
  const Plotly: {
    react(place: HTMLElement, data: object[], layout: object, config?: object): Promise<void>
    register(module: object): void
    purge(place: HTMLElement): void
    Plots: { resize(place: HTMLElement): Promise<void> }
  }
  export default Plotly
}
