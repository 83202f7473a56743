import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';

describe('cleaning a description', () => {
  it.each([
    ['<p>Kommunens <b>badplatser</b>.</p><p>Uppdateras varje år.</p>', 'Kommunens badplatser.\n\nUppdateras varje år.'],
    ['Bad &amp; b&aring;t', 'Bad & båt'],
    ['<ul><li>ett</li><li>två</li></ul>', '* ett\n * två'],
    ['<h1>Rubrik</h1>text', 'Rubrik\n\ntext'],
    ['Se <a href="https://x.example.se/">sidan</a>', 'Se sidan [https://x.example.se/]'],
    ['<script>alert(1)</script>Text<img src="x">', 'Text'],
    ['  Temperatur < 5 grader och > 3  ', 'Temperatur < 5 grader och > 3'],
    ['', ''],
  ])('reads %j', (said, text) => {
    expect(cleanText(said)).toBe(text);
  });

  it('survives markup nested without end', () => {
    expect(cleanText(`Text${'<div>'.repeat(50_000)}djupt`)).toMatch(/^Text/);
  });
});
