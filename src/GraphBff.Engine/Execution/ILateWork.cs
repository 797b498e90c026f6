using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Execution;

/// <summary>While a response is written, records the parts of it that come later.</summary>
internal interface ILateWork
{
    /// <summary>Records the late fields of the next object. The writer has not written it yet.</summary>
    void Note(ResponseWriter writer, LateFields late, object source);

    /// <summary>Records the late items of the list that is being written.</summary>
    void Note(ResponseWriter writer, StreamedPart part, object items, int firstItem);

    /// <summary>Removes what was recorded since the output had this position.</summary>
    void TakeBack(int position);
}
