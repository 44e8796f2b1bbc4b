/** Keeps the rest of a page alive when one part of it breaks. */
import { Component, type ReactNode } from 'react'

interface Props {
  instead: ReactNode
  children: ReactNode
}

export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.instead : this.props.children
  }
}
