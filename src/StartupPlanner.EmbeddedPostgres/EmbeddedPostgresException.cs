namespace StartupPlanner.EmbeddedPostgres;

/// <summary>The private server cannot start or stop. The message is one line for the person at the terminal and says what to do.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>A failure without a cause inside this program.</summary>
    /// <param name="message">One line: what is wrong and how to mend it.</param>
    public EmbeddedPostgresException(string message) : base(message)
    {
    }

    /// <summary>A failure that another exception explains.</summary>
    /// <param name="message">One line: what is wrong and how to mend it.</param>
    /// <param name="innerException">The cause.</param>
    public EmbeddedPostgresException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
