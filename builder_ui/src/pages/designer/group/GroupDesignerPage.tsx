/** Drawing a group: what its members may do, who leads it, and where it belongs. */
import { StudioPage } from '../studio/StudioPage'
import { Designer } from './Designer'
import '../role/role.css'

export default function GroupDesignerPage() {
  return <StudioPage kind="group">{(loaded) => <Designer key={loaded.name} {...loaded} />}</StudioPage>
}
