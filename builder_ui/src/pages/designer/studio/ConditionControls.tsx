/** The buttons of the condition editor, quiet ones: a condition is read more often than it is changed. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { AntDValueSelector } from '@react-querybuilder/antd'
import type { ComponentType } from 'react'
import type { ActionProps, FieldSelectorProps, NotToggleProps, VersatileSelectorProps } from 'react-querybuilder'

/** The pack hands to antd's select whatever it does not know itself, such as a name for those who cannot see it. */
const Named = AntDValueSelector as ComponentType<{ showSearch?: boolean; 'aria-label'?: string }>

export const Selector = (props: VersatileSelectorProps) => <Named {...props} aria-label={props.title} />

/** A form may have many fields: a few letters find one. */
export const FieldSelector = (props: FieldSelectorProps) => <Named {...props} aria-label={props.title} showSearch />

export function Add({ label, handleOnClick }: ActionProps) {
  return (
    <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={(event) => handleOnClick(event)}>
      {label}
    </Button>
  )
}

export function Remove({ title, handleOnClick }: ActionProps) {
  return <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} onClick={(event) => handleOnClick(event)} aria-label={title} />
}

export function Not({ checked, handleOnChange, label }: NotToggleProps) {
  return (
    <Checkbox checked={checked ?? false} onChange={(event) => handleOnChange(event.target.checked)}>
      {label}
    </Checkbox>
  )
}
