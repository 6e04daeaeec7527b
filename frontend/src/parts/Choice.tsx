/** A few options of which one holds, side by side. */

interface Option<T extends string> {
  value: T;
  label: string;
  lang?: string;
}

interface Props<T extends string> {
  name: string;
  label: string;
  options: readonly Option<T>[];
  value: T;
  choose: (value: T) => void;
}

export function Choice<T extends string>({ name, label, options, value, choose }: Props<T>) {
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} lang={option.lang}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => choose(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
