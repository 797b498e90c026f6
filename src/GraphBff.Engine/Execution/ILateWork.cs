using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Execution;

/// <summary>Notes, while a response is being written, what of it comes later.</summary>
internal interface ILateWork
{
    /// <summary>Notes the late fields of the object that is about to be written.</summary>
    void Note(ResponseWriter writer, LateFields late, object source);

    /// <summary>Notes the late items of the list that is being written.</summary>
    void Note(ResponseWriter writer, StreamedPart part, object items, int firstItem);

    /// <summary>Forgets what was noted since the writer stood at the position.</summary>
    void TakeBack(int position);
}
