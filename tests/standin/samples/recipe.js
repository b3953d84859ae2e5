// @ts-check
// A structured answer that is worth reading: what the demo page's schema (www/src/recipe.js) asks for.

export const RECIPE = {
  title: "Lemon tart with a salty crust",
  summary: "Sharp, bright and barely sweet: a tart for the end of a long meal.",
  serves: 8,
  minutes: 75,
  ingredients: [
    { amount: "200 g", name: "flour" },
    { amount: "120 g", name: "cold butter" },
    { amount: "1 tsp", name: "flaky salt" },
    { amount: "4", name: "lemons, zest and juice" },
    { amount: "150 g", name: "sugar" },
    { amount: "4", name: "eggs" },
    { amount: "100 ml", name: "cream" },
  ],
  steps: [
    "Rub the butter into the flour and the salt, add two spoons of cold water, and let the dough rest for half an hour.",
    "Roll it out, line the tin, and bake it blind at 180 °C until it is pale gold.",
    "Whisk the eggs with the sugar, then the lemon and the cream; take the foam off.",
    "Pour it in and bake at 140 °C for 25 minutes: the middle should still tremble.",
    "Let it cool. It sets as it does.",
  ],
  tip: "Warm the lemons before pressing them: they give a third more juice.",
};
