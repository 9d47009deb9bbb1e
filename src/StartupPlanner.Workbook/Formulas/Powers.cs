using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Workbook.Formulas;

/// <summary>Where a spreadsheet's power differs from the model's.</summary>
/// <remarks>0^0 is an error in Excel and 1 here; a negative number to the power of 1/3 is its real root in Excel and LibreOffice, and undefined here.</remarks>
internal static class Powers
{
    /// <summary>Whether the plain power may differ.</summary>
    public static bool NeedsCare(Operation power)
    {
        if (Fixed(power.Operands[0]) is > 0) return false;
        if (Fixed(power.Operands[1]) is not { } exponent) return true;
        if (exponent == 0) return true;
        return !decimal.IsInteger(exponent) && IsOdd(Math.Abs(1 / (double)exponent));
    }

    private static bool IsOdd(double root) => Math.Abs(root - Math.Round(root)) < 1e-6 && Math.Abs(Math.Round(root) % 2) > 0.5;

    /// <summary>The value of a formula that is made of constants only.</summary>
    private static decimal? Fixed(Formula formula) => formula switch
    {
        Constant constant => constant.Value,
        Operation operation => operation.Operands.Select(Fixed).ToArray() is var operands && operands.All(operand => operand is not null) ? Arithmetic.Of(operation.Kind, operands) : null,
        _ => null,
    };
}
