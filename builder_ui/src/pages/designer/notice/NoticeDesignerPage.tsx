/** Writing a notification template, with what people would get beside it. */
import { StudioPage } from '../studio/StudioPage'
import { Designer } from './Designer'
import '../role/role.css'
import './notice.css'

export default function NoticeDesignerPage() {
  return <StudioPage kind="notice">{(loaded) => <Designer key={loaded.name} {...loaded} />}</StudioPage>
}
