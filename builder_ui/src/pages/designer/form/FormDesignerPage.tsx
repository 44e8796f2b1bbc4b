/** Drawing a form: what there is on the left, the form in the middle, what can be set on the right. */
import { StudioPage } from '../studio/StudioPage'
import { Designer } from './Designer'
import './canvas.css'

export default function FormDesignerPage() {
  return <StudioPage kind="form">{(loaded) => <Designer key={loaded.name} {...loaded} />}</StudioPage>
}
