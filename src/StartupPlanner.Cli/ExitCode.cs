namespace StartupPlanner.Cli;

/// <summary>What a command tells the shell; scripts rely on the numbers.</summary>
internal enum ExitCode
{
    /// <summary>The file is valid; the two files are equal.</summary>
    Success = 0,

    /// <summary>The file is not valid; the two files differ.</summary>
    Negative = 1,

    /// <summary>The question could not be answered: wrong usage, a file that cannot be read, or two files of which one is not valid.</summary>
    Trouble = 2,
}
