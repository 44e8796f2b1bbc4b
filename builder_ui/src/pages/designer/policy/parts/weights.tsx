/** By what people are compared, and how much each of it counts. */
import { useWords } from '../../../../i18n/useWords'
import { Blocks } from '../Blocks'
import type { PartProps } from '../parts'

export function Part(props: PartProps) {
  const { t } = useWords()
  return <Blocks {...props} shelf="skills" weighted add={t('policy.add_weight')} />
}
