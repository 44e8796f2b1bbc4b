/** Drawing a role: who sees and changes what, and a look through its eyes. */
import { StudioPage } from '../studio/StudioPage'
import { Designer } from './Designer'
import './role.css'

export default function RoleDesignerPage() {
  return <StudioPage kind="role">{(loaded) => <Designer key={loaded.name} {...loaded} />}</StudioPage>
}
