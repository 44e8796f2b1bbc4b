/** Drawing a flow: what nodes there are on the left, the flow in the middle, what can be set on the right. */
import { StudioPage } from '../studio/StudioPage'
import { Designer } from './Designer'
import './flow.css'

export default function FlowDesignerPage() {
  return <StudioPage kind="flow">{(loaded) => <Designer key={loaded.name} {...loaded} />}</StudioPage>
}
