namespace GraphBff.Tests.Hosting.Stack;

/// <summary>A test that needs <c>redis-server</c> and <c>prometheus</c> on the PATH; skipped without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StackFactAttribute : FactAttribute
{
    public StackFactAttribute()
    {
        string[] missing = [.. new[] { "redis-server", "prometheus" }.Where(program => !IsOnPath(program))];
        if (missing.Length > 0)
        {
            Skip = $"Not on the PATH: {string.Join(", ", missing)}.";
        }
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
