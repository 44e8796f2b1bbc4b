/** Drawing what the schema of a kind alone describes: calendars, promised times, escalation ladders. */
import { StudioPage } from '../studio/StudioPage'
import { PolicyDesigner } from './PolicyDesigner'
import './policy.css'

export function PolicyPage({ kind }: { kind: string }) {
  return <StudioPage kind={kind}>{(loaded) => <PolicyDesigner key={loaded.name} kind={kind} {...loaded} />}</StudioPage>
}
