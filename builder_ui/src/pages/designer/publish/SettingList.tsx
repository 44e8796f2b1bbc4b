/** The settings of one thing that differ: what it was, what it will be. */
import type { Setting } from '../../../designer/difference'
import { useWords } from '../../../i18n/useWords'
import type { ValueText } from './useValueText'

export function SettingList({ settings, tell }: { settings: readonly Setting[]; tell: ValueText }) {
  const { t } = useWords()
  return (
    <ul className="setting-changes">
      {settings.map((setting) => (
        <li key={setting.path.join('/')}>
          <span className="soft">{settingName(setting.path, t)}</span>
          {setting.before !== undefined && <del>{tell(setting.before)}</del>}
          {setting.before !== undefined && setting.after !== undefined && <span aria-hidden> → </span>}
          {setting.after !== undefined && <ins>{tell(setting.after)}</ins>}
        </li>
      ))}
    </ul>
  )
}

/** "label/zh" is the label; numbers in lists and the word "config" tell nobody anything. */
function settingName(path: readonly string[], t: (key: string, options: { defaultValue: string }) => string): string {
  const telling = path.filter((step) => !/^\d+$/.test(step) && !['config', 'body', 'zh', 'en'].includes(step))
  return telling.map((step) => t(`setting.${step}`, { defaultValue: step })).join(' · ')
}
