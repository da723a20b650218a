import { expect, test } from 'vitest';
import { maskedAddress } from '../../../src/core/audience/masked-address.ts';

test.each([
  ['ada.osei@example.com', 'a…@example.com'],
  ['a@example.com', 'a…@example.com'],
  ['"b@c"@example.com', '"…@example.com'],
  ['𝒜da@example.com', '𝒜…@example.com'],
  ['nonsense', '…'],
  ['', '…'],
])('%s becomes %s', (address, masked) => {
  expect(maskedAddress(address)).toBe(masked);
});
