using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Execution;

/// <summary>
/// Writes a mutation's data field by field, each once it is done: what comes after one that nulls the data is not run
/// (GraphQL specification, 6.4.4).
/// </summary>
internal sealed class RootWriter(ResponseWriter writer, ObjectPlan plan, object source)
{
    private readonly int _start = writer.OpenObject(plan, source);
    private int _next;
    private bool _isWhole = true;

    public ResponseWriter Writer { get; } = writer;

    /// <summary>Writes the fields before a position.</summary>
    /// <returns>False where one of them takes the data with it.</returns>
    public bool WriteTo(int end)
    {
        for (; _isWhole && _next < end; _next++)
        {
            _isWhole = Writer.WriteField(plan.Fields[_next], _next, source);
        }

        return _isWhole;
    }

    /// <summary>Writes the rest.</summary>
    /// <returns>False, and nothing written, where the data is null.</returns>
    public bool Finish()
    {
        var whole = WriteTo(plan.Fields.Length);
        return Writer.CloseObject(_start, whole);
    }
}
