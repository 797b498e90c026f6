namespace GraphBff.Engine.Execution;

/// <summary>Writes the data of a run's first response: that of a query in one go, that of a mutation after each of its fields.</summary>
internal sealed class FirstData(PlanRun run)
{
    private RootWriter? _begun;

    /// <summary>The writer that has already written a part of the data, or a new one. From here on, the caller owns its output.</summary>
    public ResponseWriter Writer => _begun?.Writer ?? run.BeginResponse();

    /// <summary>Writes the root fields before a position. For a mutation: each of its phases is one root field.</summary>
    /// <returns>False if one of them nulls the data.</returns>
    public bool TryWriteTo(int fields) => (_begun ??= new RootWriter(run.BeginResponse(), run.Plan.Root, run.Root)).WriteTo(fields);

    /// <summary>Writes the data, or the rest of it.</summary>
    public void WriteRest(ResponseWriter writer)
    {
        var begun = _begun;
        _begun = null;
        if (!(begun?.Finish() ?? writer.Write(run.Plan.Root, run.Root)))
        {
            writer.Output.Null();
        }
    }

    /// <summary>Removes what is written.</summary>
    public void Drop()
    {
        _begun?.Writer.Output.Dispose();
        _begun = null;
    }
}
