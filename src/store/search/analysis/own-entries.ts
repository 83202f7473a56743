/**
 * Words that the lexicon lacks, or of which it knows another word only (`data` is for it a form of `datum`), in the
 * lexicon's own notation: word, slash, flags of its .aff. A word that is an entry here has no other dictionary form.
 */
export const OWN_ENTRIES = `
data/ACEXY
geodata/ACEXY
metadata/ACEXY
media/AEXY
fakta/AEXY
wifi/AEXY
app/ADGXY
podd/ADGXY
hubb/ADGXY
dashboard/ADXY
url/ADXY
api/ACXY
webb/ADXY
ställplats/ADHY
lärplatta/AEGY
fjärrvärme/ACEvY
dricksvatten/ACFY
biogas/ADHXY
kök/ABDY
gis/AXY
svinn/ABDY
brunn/ADGXY
internet/AXY
`;
