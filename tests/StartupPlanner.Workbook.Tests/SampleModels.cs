using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Workbook.Tests;

/// <summary>Models to recalculate: random ones with every operation, and one of the size of a company's plan.</summary>
internal static class SampleModels
{
    /// <summary>A model that a seed names: a dozen lines of random formulas over all operators, looks back and inputs.</summary>
    public static Model Random(int seed) => new RandomModel(new(seed)).Build();

    /// <summary>60 months of 400 lines: products with customers, prices, costs and margins, and what they come to.</summary>
    public static Model Typical()
    {
        var builder = new ModelBuilder(new Month(2027, 3), 60);
        var revenues = new List<Line>();
        var costs = new List<Line>();
        for (var product = 1; product <= 49; product++)
        {
            var name = $"Product {product}";
            var price = builder.Input($"{name}, price", Unit.Money.Per(Unit.Count), $"revenue/products/{product}/price", new Estimate(20 + product, 25.5m + product, 40 + product));
            var churn = builder.Input($"{name}, monthly churn", Unit.Percentage, $"revenue/products/{product}/churn", new Estimate(0.01m, 0.025m, 0.06m));
            var growth = builder.Input($"{name}, growth", Unit.Percentage, $"revenue/products/{product}/growth", new Estimate(0, 0.03m, 0.05m));
            var orders = builder.Series($"{name}, orders", Unit.Count, $"revenue/products/{product}/orders", [.. Enumerable.Range(0, 48).Select(month => 10m + (month * product) % 7)]);
            builder.Section($"Products {(product - 1) / 10 * 10 + 1} to {Math.Min(49, (product - 1) / 10 * 10 + 10)}");
            var added = builder.Line($"{name}: new customers", Unit.Count, Aggregation.Flow, self => self.Previous * (1 + growth) * 0.5m + orders);
            var customers = builder.Line($"{name}: customers", Unit.Count, Aggregation.Stock, self => self.Previous * (1 - churn) + added);
            var revenue = builder.Line($"{name}: revenue", Unit.Money, Aggregation.Flow, customers * price);
            var helpers = builder.Line($"{name}: support staff", Unit.Count, Aggregation.Stock, Formula.Ceiling(customers / 150));
            var cost = builder.Line($"{name}: cost", Unit.Money, Aggregation.Flow, helpers * Formula.Amount(5200.5m, Unit.Money.Per(Unit.Count)) + Formula.Round(revenue * 0.029m));
            builder.Line($"{name}: margin", Unit.Percentage, Aggregation.Ratio, (revenue - cost) / revenue);
            builder.Line($"{name}: yearly growth", Unit.Percentage, Aggregation.Ratio, revenue / revenue.Lag(12) - 1);
            builder.Line($"{name}: revenue of a year", Unit.Money, Aggregation.Stock, revenue.Last(12));
            revenues.Add(revenue);
            costs.Add(cost);
        }
        builder.Section("Statements");
        var total = builder.Line("Revenue", Unit.Money, Aggregation.Flow, revenues.Aggregate((Formula)0, (sum, line) => sum + line));
        var spent = builder.Line("Cost", Unit.Money, Aggregation.Flow, costs.Aggregate((Formula)0, (sum, line) => sum + line));
        var raised = builder.Line("Financing", Unit.Money, Aggregation.Flow, Formula.If((Formula.MonthOfYear <= 3) * (Formula.Month <= Formula.Amount(13, Unit.Months)), Formula.Amount(500_000, Unit.Money), 0));
        var cash = builder.Line("Cash", Unit.Money, Aggregation.Stock, self => self.Lag(1, Formula.Amount(250_000, Unit.Money)) + raised + total - spent);
        builder.Line("Profit", Unit.Money, Aggregation.Flow, total - spent);
        builder.Line("Margin", Unit.Percentage, Aggregation.Ratio, (total - spent) / total);
        builder.Line("Break-even", Unit.Months, Aggregation.Stock, Formula.FirstMonthWhen(total > spent));
        builder.Line("Runway", Unit.Months, Aggregation.Stock, cash / Formula.Max(Formula.Amount(1, Unit.Money.Per(Unit.Months)), (spent - total) / Formula.Amount(1, Unit.Months)));
        return builder.Build();
    }

    /// <summary>Where spreadsheets and the model might part: powers of zero and of negative numbers, halves, whole numbers that binary arithmetic misses.</summary>
    public static Model Edges()
    {
        var builder = new ModelBuilder(new Month(2027, 1), 12);
        var month = Formula.Month / Formula.Amount(1, Unit.Months);
        var swing = builder.Line("Swing", Unit.Ratio, Aggregation.Stock, Formula.Round(4 - month));
        var tenth = builder.Line("Tenth", Unit.Ratio, Aggregation.Stock, month / 10);
        Formula[] formulas =
        [
            Formula.Pow(swing, 0), Formula.Pow(swing, swing), Formula.Pow(0, swing), Formula.Pow(swing, (Formula)1 / 3), Formula.Pow(swing, (Formula)(-1) / 3), Formula.Pow(swing, 0.5m), Formula.Pow(swing, 3), Formula.Pow(swing, -2), Formula.Pow(-swing, tenth),
            -Formula.Pow(swing, 2), Formula.Pow(-swing, 2), Formula.Pow(Formula.Pow(2, 3), 2), Formula.Pow(2, Formula.Pow(3, 2)), Formula.Floor((tenth + 1) * 10), Formula.Ceiling((tenth + 1 - 1) * 10), Formula.Floor(swing / 2), Formula.Ceiling(swing / 2),
            Formula.Round(swing / 8), Formula.Round(tenth * 2.345m), Formula.Round(-tenth * 10.05m, 1), Formula.Floor(0.7m * 10 * tenth * 10), swing / (swing - swing), Formula.OrElse(tenth / swing, -1), Formula.If(swing, 1 / swing, 7), Formula.If(tenth / swing, 1, 2),
            (swing < 1) < (tenth <= 0.4m), (swing < 1) + (tenth <= 0.4m), -(swing < 1), (tenth + 0.2m) <= 0.3m, (tenth + 0.2m) < 0.3m, Formula.Min(swing / swing, 3), Formula.Max(swing < 1, tenth), Formula.Exp(-swing),
        ];
        foreach (var (formula, index) in formulas.Select((formula, index) => (formula, index))) builder.Line($"Edge {index}", Unit.Ratio, (Aggregation)(index % 3), formula);
        return builder.Build();
    }

    private sealed class RandomModel(Random random)
    {
        private static readonly Formula OneMonth = Formula.Amount(1, Unit.Months);

        private readonly ModelBuilder builder = new(new Month(2027, 1 + random.Next(12)), 9 + random.Next(12));
        private readonly List<Line> lines = [];
        private readonly List<Input> inputs = [];
        private readonly List<Formula> shared = [];
        private bool isRatio;

        public Model Build()
        {
            string[] names = ["Price (net)", "A1", "R1C1", "true", "月流失率", "1st", "Max", "price net"];
            foreach (var name in names) inputs.Add(builder.Input(name, Unit.Ratio, $"test/{name}", Estimate.Point(Number())));
            inputs.Add(builder.Series("Typed", Unit.Ratio, "test/typed", [.. Enumerable.Range(0, 7).Select(_ => Number())]));
            string[] sections = ["Revenue", "R&D: it's <\"special\">", "成本/费用"];
            for (var number = 0; number < 12; number++)
            {
                builder.Section(sections[random.Next(sections.Length)]);
                var line = builder.Line($"Line {number}", Unit.Ratio, number % 4 == 3 ? Aggregation.Ratio : (Aggregation)random.Next(2));
                isRatio = line.Aggregation == Aggregation.Ratio;
                line.Formula = number == 10 ? Formula.FirstMonthWhen(Condition(2)) / OneMonth : Formula.Max(-50_000, Formula.Min(50_000, Any(3 + number % 2, line)));
                lines.Add(line);
                isRatio = true;
                if (number == 4) shared.AddRange(Enumerable.Range(0, 4).Select(_ => Any(3, null)).ToList());
            }
            builder.Line("Only a first month", Unit.Months, Aggregation.Stock, Formula.FirstMonthWhen(Condition(2)));
            builder.Line("Change", Unit.Ratio, Aggregation.Ratio, lines[7] - lines[7].Previous + lines[11].Lag(2));
            builder.Line("Long", Unit.Ratio, Aggregation.Ratio, Enumerable.Range(0, 90).Select(_ => Leaf(null)).Aggregate((sum, next) => sum + next));
            return builder.Build();
        }

        private Formula Any(int depth, Line? self)
        {
            if (depth == 0) return Leaf(self);
            if (shared.Count > 0 && random.Next(12) == 0) return shared[random.Next(shared.Count)];
            Formula Next() => Any(depth - 1, self);
            return random.Next(18) switch
            {
                0 or 1 => Next() + Next(),
                2 or 3 => Next() - Next(),
                4 => Next() * Next(),
                5 => Next() / Next(),
                6 => -Next(),
                7 => Formula.Min(Next(), Next()),
                8 => Formula.Max(Next(), Next()),
                9 => Formula.Floor(Next()),
                10 => Formula.Ceiling(Next()),
                11 => Formula.Round(Next(), random.Next(4)),
                12 => Formula.Exp(Formula.Max(-5, Formula.Min(5, Next()))),
                13 => Formula.Pow(Formula.Max(-9, Formula.Min(9, Next())), random.Next(3) switch { 0 => random.Next(-2, 4), 1 => Formula.Round(Formula.Max(-2, Formula.Min(2, Next())), random.Next(2)), _ => (Formula)1 / random.Next(2, 5) }),
                14 => Condition(depth - 1),
                15 => Formula.If(Condition(depth - 1), Next(), Next()),
                16 => Formula.If(Formula.Floor(Next()), Next(), Next()),
                _ => Formula.OrElse(Next() / Leaf(self), Next()),
            };
        }

        private Formula Condition(int depth) => random.Next(5) switch
        {
            0 => Any(depth, null) < Any(depth, null),
            1 => Any(depth, null) <= Any(depth, null),
            2 => Any(depth, null) >= 0,
            3 => (Any(depth, null) < Number()) * (Any(depth, null) > Number()) * (Leaf(null) > -1),
            _ => Formula.Month > random.Next(1, 12) * OneMonth,
        };

        private Formula Leaf(Line? self)
        {
            var line = Earlier();
            var past = self is not null && random.Next(3) == 0 ? self : line;
            return random.Next(14) switch
            {
                0 => random.Next(4),
                1 => Number(),
                2 => Formula.Month / OneMonth,
                3 => Formula.MonthOfYear,
                4 or 5 when past is not null => past.Previous,
                6 when past is not null => past.Lag(random.Next(1, 15), random.Next(2) == 0 ? Number() : Any(1, null)),
                7 when line is not null => line.ToDate / 10,
                8 when line is not null => line.Last(random.Next(1, 14)),
                9 when line is not null => line.At(random.Next(1, 24)),
                10 when line is not null => Formula.FirstMonthWhen((Earlier()! > Number()) * (line <= Number())) / OneMonth,
                11 or 12 when line is not null => line,
                _ => inputs[random.Next(inputs.Count)],
            };
        }

        // A total of a ratio asks for the totals of all that it names, so ratios of ratios of ratios would take for ever.
        private Line? Earlier()
        {
            var possible = lines.Where(line => !isRatio || line.Aggregation != Aggregation.Ratio).ToList();
            return possible.Count > 0 ? possible[random.Next(possible.Count)] : null;
        }

        private decimal Number() => random.Next(-900, 2500) / 100m + 0.0037m;
    }
}
