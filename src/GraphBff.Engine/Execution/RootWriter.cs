using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Execution;

/// <summary>
/// Writes a mutation's data field by field, as soon as each field is done. If a field nulls the data, the fields after it do not run
/// (GraphQL specification, 6.4.4).
/// </summary>
internal sealed class RootWriter(ResponseWriter writer, ObjectPlan plan, object source)
{
    private readonly int _start = writer.OpenObject(plan, source);
    private int _next;
    private bool _isWhole = true;

    public ResponseWriter Writer { get; } = writer;

    /// <summary>Writes the fields before a position.</summary>
    /// <returns>False if one of them nulls the data.</returns>
    public bool WriteTo(int end)
    {
        for (; _isWhole && _next < end; _next++)
        {
            _isWhole = Writer.WriteField(plan.Fields[_next], _next, source);
        }

        return _isWhole;
    }

    /// <summary>Writes the remaining fields.</summary>
    /// <returns>False if the data is null. Then nothing is written.</returns>
    public bool Finish()
    {
        var whole = WriteTo(plan.Fields.Length);
        return Writer.CloseObject(_start, whole);
    }
}
