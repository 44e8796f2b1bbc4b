/** Drawing a rule: when, if and then as a sentence, or a decision table as a grid. */
import { StudioPage } from '../studio/StudioPage'
import { RuleDesigner } from './RuleDesigner'
import './rule.css'

export default function RuleDesignerPage() {
  return <StudioPage kind="rule">{(loaded) => <RuleDesigner key={loaded.name} {...loaded} />}</StudioPage>
}
