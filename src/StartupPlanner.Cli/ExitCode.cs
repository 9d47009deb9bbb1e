namespace StartupPlanner.Cli;

/// <summary>What a command tells the shell; scripts rely on the numbers.</summary>
internal enum ExitCode
{
    /// <summary>The file is valid; the two files are equal; the function has one value.</summary>
    Success = 0,

    /// <summary>The file is not valid; the two files differ; the function has no value, or several.</summary>
    Negative = 1,

    /// <summary>The question could not be answered: wrong usage, arguments that make no sense, a file that cannot be read, or two files of which one is not valid.</summary>
    Trouble = 2,
}
